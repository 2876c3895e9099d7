import { useEffect, useRef } from "react"

/** Milliseconds between two looks at whether a server answers again. */
const often = 5000

/** Does something once a server answers, as long as it waits. */
export function useOnceAnswered(waits: boolean, act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!waits) return
    const look = () =>
      void fetch("/healthz", { cache: "no-store" }).then(
        ({ ok }) => ok && latest.current(),
        () => undefined,
      )
    const timer = setInterval(look, often)
    window.addEventListener("online", look)
    return () => {
      clearInterval(timer)
      window.removeEventListener("online", look)
    }
  }, [waits])
}
