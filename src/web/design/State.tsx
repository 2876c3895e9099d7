import type { ReactNode } from "react"
import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

/** How something stands. `risk` is open, but behind where it should be by now. */
export type StateKind = "met" | "open" | "risk" | "short"

export const shapes: Readonly<Record<StateKind, string>> = { met: "✓", open: "○", risk: "△", short: "▲" }

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
