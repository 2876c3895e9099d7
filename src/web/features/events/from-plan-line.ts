import type { Answer } from "../../../contract/endpoints/index.ts"
import { type Draft, foundOf, newItem } from "./sitting-draft.ts"
import type { Template } from "./types.ts"

export type PlanLine = Answer<"GET /plan-lines/{planLineId}">

/**
 * A draft that fulfils a line of the plan: what the line says is not typed again. A lecturer whose name one person of
 * the roster bears is that person.
 */
export function fromPlanLine(draft: Draft, line: PlanLine, template: Template): Draft {
  const named = template.kinds.find((one) => one === line.kind)
  const kind = named ?? draft.items[0]?.kind ?? template.kinds[0]
  if (kind === undefined) return draft
  const namesakes = template.roster.filter(({ name }) => name === line.lecturer)
  const [lecturer = null] = namesakes.length === 1 ? namesakes : []
  const item = newItem(kind, template)
  return {
    ...draft,
    form: line.kind === null ? (line.form ?? draft.form) : draft.form,
    items: [
      {
        ...item,
        topic: line.topic,
        hours: line.hours === null || (line.kind !== null && !named) ? item.hours : String(line.hours),
        contentCategories: line.contentCategories,
        lecturer: line.lecturer === null ? item.lecturer : foundOf(lecturer),
        lecturerName: lecturer === null ? (line.lecturer ?? "") : "",
        planLineId: line.planLineId,
      },
    ],
  }
}
