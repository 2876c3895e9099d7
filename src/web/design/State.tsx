import type { ReactNode } from "react"
import { useText } from "../text/use-text.ts"
import { type StateKind, shapes } from "./state-kinds.ts"
import { text } from "./text.ts"

export { type StateKind, shapes }

interface Props {
  readonly is: StateKind
  /** Its word; the usual one when left out. */
  readonly children?: ReactNode
}

/** A state with its shape, colour and word. */
export function State({ is, children }: Props) {
  const { t } = useText()
  return (
    <span className={`state ${is}`}>
      <span aria-hidden="true">{shapes[is]}</span>
      {children ?? t(text[is])}
    </span>
  )
}
