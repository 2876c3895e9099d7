import { useEffect, useState } from "react"
import { chinaClock } from "../../../domain/shared/day-words.ts"

const everyMs = 20_000

/** The time in China, `YYYY-MM-DD HH:mm`: what the server said when it answered (ms since 1970 by this clock), and what has passed since. */
export function useNow(said: string, answeredAt: number): string {
  const [passed, setPassed] = useState(() => Date.now() - answeredAt)
  useEffect(() => {
    const tick = () => setPassed(Date.now() - answeredAt)
    tick()
    const timer = setInterval(tick, everyMs)
    return () => clearInterval(timer)
  }, [answeredAt])
  return clockAfter(said, passed)
}

/** A time so many milliseconds later. */
export function clockAfter(said: string, passedMs: number): string {
  const at = Date.parse(`${said.replace(" ", "T")}:00+08:00`)
  return chinaClock(new Date(at + Math.max(0, passedMs)).toISOString())
}
