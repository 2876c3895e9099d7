import { useEffect } from "react"
import { hallPiece } from "../offline/hall-piece.ts"
import type { Session } from "./session.ts"

/** Milliseconds after which a page has come, and the day's lists may follow. */
const later = 1500

/** Of whoever records, the day's lists are kept on this browser, with the pieces of the program that they need. */
export function useHallKept({ accountId, can }: Session): void {
  const records = can.includes("event.record")
  useEffect(() => {
    if (!records) return
    let stop: (() => void) | undefined
    let gone = false
    const begin = async () => {
      const piece = await hallPiece()
      if (piece && !gone) stop ??= piece.keepHall(accountId)
    }
    const timer = setTimeout(begin, later)
    window.addEventListener("online", begin)
    return () => {
      gone = true
      clearTimeout(timer)
      window.removeEventListener("online", begin)
      stop?.()
    }
  }, [accountId, records])
}
