import type { ReactNode } from "react"
import { Anchor } from "../../design/Anchor.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { ownPath } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import "./suggestions.css"
import { text } from "./text.ts"

interface Props {
  readonly suggestion: {
    readonly page: string
    readonly body: string
    readonly answer: string | null
    readonly answeredAt: string | null
    readonly answeredBy: string | null
  }
  /** The line above: who and when. */
  readonly head: string
  /** What to do with it. */
  readonly children?: ReactNode
}

/** A suggestion and its answer. */
export function Suggestion({ suggestion, head, children }: Props) {
  const { t, format } = useText()
  const { page, body, answer, answeredAt, answeredBy } = suggestion
  return (
    <Sheet className="suggestion">
      <p className="small">{head}</p>
      <p className="suggestion-body">{body}</p>
      {page !== "/" && (
        <p className="small">
          <Anchor href={ownPath(page)}>{t(text.aboutPage(page))}</Anchor>
        </p>
      )}
      {answer !== null && answeredAt !== null && (
        <div className="suggestion-answer">
          <p className="suggestion-body">{answer}</p>
          <p className="small">{t(text.answeredBy(answeredBy ?? "", format.instant(answeredAt)))}</p>
        </div>
      )}
      {answer === null && !children && <p className="small">{t(text.waiting)}</p>}
      {children}
    </Sheet>
  )
}
