import { useEffect } from "react"
import { useText } from "../text/use-text.ts"
import { Button } from "./Button.tsx"
import { printAll, printWhatIsThere, someGoOn, stopGathering, useGathering } from "./print-all.ts"
import { text } from "./text.ts"

/** Hears the keys that print, so that lists come whole on paper too; while they are fetched, offers not to wait. */
export function PrintAll() {
  const { t } = useText()
  const gathering = useGathering()
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!isPrint(event) || !someGoOn()) return
      event.preventDefault()
      printAll()
    }
    window.addEventListener("keydown", hear)
    return () => {
      window.removeEventListener("keydown", hear)
      stopGathering()
    }
  }, [])
  return (
    <div className="toasts no-print" role="status">
      {gathering && (
        <div className="toast">
          <span>{t(text.gathering)}</span>
          <Button onClick={printWhatIsThere}>{t(text.printNow)}</Button>
          <Button onClick={stopGathering}>{t(text.dontPrint)}</Button>
        </div>
      )}
    </div>
  )
}

function isPrint({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "p"
}
