import { useText } from "../text/use-text.ts"
import { Button } from "./Button.tsx"
import { printAll } from "./print-all.ts"
import { text } from "./text.ts"

/** Puts the page on paper, its lists to their ends. */
export function PrintButton() {
  const { t } = useText()
  return (
    <Button kind="quiet" className="no-print" onClick={printAll}>
      {t(text.print)}
    </Button>
  )
}
