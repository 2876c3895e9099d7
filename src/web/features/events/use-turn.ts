import { useEffect, useState } from "react"
import type { HallCode } from "./types.ts"

/** Which of the turns of a code runs, counted from when it came: the clock of this browser is not asked. */
export function useTurn({ turnSeconds, leftSeconds }: NonNullable<HallCode["open"]>): number {
  const [came] = useState(() => performance.now())
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const passed = (performance.now() - came) / 1000
    const left = leftSeconds + turn * turnSeconds - passed
    const timer = setTimeout(() => {
      const since = (performance.now() - came) / 1000
      setTurn(Math.max(turn + 1, Math.floor((since - leftSeconds) / turnSeconds) + 1))
    }, Math.max(0, left) * 1000)
    return () => clearTimeout(timer)
  }, [came, turn, turnSeconds, leftSeconds])
  return turn
}
