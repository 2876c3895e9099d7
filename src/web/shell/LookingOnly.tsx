import { useQuery } from "@tanstack/react-query"
import { useText } from "../text/use-text.ts"
import { arrivalQuery } from "./session.ts"
import { text } from "./text.ts"

/** While the server's disk is nearly full: that nothing is recorded, and of which day the figures are. */
export function LookingOnly() {
  const { t, format } = useText()
  const lookingOnly = useQuery(arrivalQuery).data?.lookingOnly
  if (!lookingOnly) return null
  const { figuresOf } = lookingOnly
  return (
    <div className="question-note" role="status">
      <p>{t(text.lookingOnly)}</p>
      {figuresOf !== null && <p>{t(text.figuresOf(format.fullDay(figuresOf)))}</p>}
    </div>
  )
}
