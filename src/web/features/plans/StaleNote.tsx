import { isProblem } from "../../api/problem.ts"
import { BothVersions, type Compared } from "../../design/BothVersions.tsx"
import { useText } from "../../text/use-text.ts"
import { type DraftLine, draftOf, type PlanDraft } from "./plan-draft.ts"
import { text } from "./text.ts"
import type { YearPlan } from "./types.ts"

interface Props {
  readonly error: unknown
  readonly draft: PlanDraft
  /** The draft to go on with, over what is stored now. */
  readonly onResolved: (draft: PlanDraft) => void
}

const fields = ["goals", "guidance", "reading", "note"] as const

/** Somebody else was faster: both are shown, and whoever types decides. */
export function StaleNote({ error, draft, onResolved }: Props) {
  const { t } = useText()
  const current = storedIn(error)
  if (!current?.plan) return null
  const theirs = draftOf(current.plan, `"${current.plan.version}"`)
  const compared: Compared[] = [
    ...fields.map((field) => ({ name: t(text[field]), mine: draft[field], theirs: theirs[field] })),
    { name: t(text.wholePlan), mine: written(draft.lines), theirs: written(theirs.lines) },
  ].filter(({ mine, theirs: other }) => mine !== other)
  const keep = { ...draft, version: theirs.version }
  return (
    <BothVersions
      fields={compared}
      onKeepMine={() => onResolved(keep)}
      onTakeTheirs={() => onResolved(theirs)}
      onClose={() => onResolved(keep)}
    />
  )
}

function storedIn(error: unknown): YearPlan | undefined {
  return isProblem(error, "stale") ? (error.current as YearPlan) : undefined
}

const written = (lines: readonly DraftLine[]) =>
  lines
    .map(({ month, topic }, index) => `${index + 1}. ${[month, topic].filter(Boolean).join(" · ")}`)
    .join("\n")
