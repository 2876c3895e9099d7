import type { PlanState } from "../../../domain/plans/plan-state.ts"
import { State, type StateKind } from "../../design/State.tsx"
import type { Text } from "../../text/text.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

const shapes: Readonly<Record<PlanState | "none", StateKind>> = {
  none: "open",
  draft: "open",
  submitted: "open",
  returned: "at-risk",
  filed: "met",
}

/** What is filed with nobody waits for nobody. */
const publicWords: Readonly<Partial<Record<PlanState | "none", Text>>> = {
  submitted: text.unpublished,
  filed: text.published,
}

interface Props {
  readonly state: PlanState | "none"
  /** Filed with nobody: it is published. */
  readonly published?: boolean
}

/** Where a plan stands, with its shape. */
export function PlanStateWord({ state, published = false }: Props) {
  const { t } = useText()
  const word = (published && publicWords[state]) || text[state]
  return <State is={shapes[state]}>{t(word)}</State>
}
