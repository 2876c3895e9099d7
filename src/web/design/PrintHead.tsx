import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  /** The unit the paper is about. */
  readonly unit: string
  /** The day it is printed. */
  readonly day: string
}

/** What paper has and the screen does not: whose it is and of which day. The title is the page's own. */
export function PrintHead({ unit, day }: Props) {
  const { t, format } = useText()
  return (
    <div className="print-head">
      <span>{unit}</span>
      <span>{t(text.printedOn(format.fullDay(day)))}</span>
    </div>
  )
}
