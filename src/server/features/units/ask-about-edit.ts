import { type Question, unanswered } from "../../../contract/questions.ts"
import { beginsLater, owesNoLonger } from "../../../contract/unit-questions.ts"
import type { Confirmed } from "../../../contract/wire.ts"
import { reachesUnit, scopeFor } from "../../../domain/access/scope.ts"
import { speaksTo } from "../../../domain/evaluation/subjects.ts"
import type { Clause } from "../../../domain/policy/clause.ts"
import { type Day, yearOf } from "../../../domain/shared/calendar.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { notify } from "../notices/index.ts"
import { clausesOf } from "../overview/index.ts"
import { askAboutName } from "./ask-about-name.ts"
import { officersAbove, type UnitDetails } from "./queries.ts"
import type { Details } from "./store.ts"
import { unitProblem } from "./unit-problem.ts"

/** What an edit takes away of what is asked of a unit. */
interface Lost {
  readonly clauses: readonly Clause[]
  /** The day it is now said to have been founded on, where that is later than was kept. */
  readonly founded: Day | null
}

/** An edit of a unit; `from`: null where it was always so. */
interface Edit {
  readonly unit: UnitDetails
  readonly details: Details
  readonly from: Day | null
}

/**
 * Asks about what an edit of a unit would do beside what it says: another of its name stands beside it, or something is
 * asked of it no longer. What is asked no longer wants a reason, and the officers above are told.
 */
export async function askAboutEdit(
  context: RequestContext,
  edit: Edit,
  changed: readonly (keyof Details)[],
  confirmed: Confirmed,
): Promise<void> {
  const { unit, details, from } = edit
  const { language, reason } = context
  const named = { ...unit, name: details.name }
  const sameNames = changed.includes("name") ? await askAboutName(context, named) : []
  const lost = lostBy(context, edit)
  const questions: Question[] = [...sameNames]
  if (lost.clauses.length > 0) {
    const pointer = changed.includes("hasCentralGroup") ? "/hasCentralGroup" : `/${changed[0]}`
    questions.push(owesNoLonger({ from, clauses: lost.clauses }, pointer, language))
  }
  if (lost.founded !== null) questions.push(beginsLater(lost.founded, language))
  const open = unanswered(questions, confirmed)
  if (open.length > 0) throw problem("please-confirm", {}, { questions: open })
  if (questions.length === sameNames.length) return
  if (reason === undefined) throw unitProblem("unit-why-no-longer")
  await tellAbove(context, edit, lost, reason)
}

function lostBy({ app, today }: RequestContext, { unit, details }: Edit): Lost {
  const before = stateOf(unit)
  const after = stateOf(details)
  const clauses = [...clausesOf(app.packs, yearOf(today)).values()]
    .map(({ clause }) => clause)
    .filter(
      ({ subject }) =>
        subject.who === "unit" &&
        subject.kinds.includes(unit.kind) &&
        speaksTo(before, subject) &&
        !speaksTo(after, subject),
    )
  const { foundedOn } = details
  const since = unit.foundedOn ?? ""
  // Before the first document nothing was asked of anybody; of a unit that is still to come neither.
  const asked = app.packs.some(({ from }) => foundedOn !== null && from < foundedOn) && since < today
  const founded = asked && foundedOn !== null && since < foundedOn ? foundedOn : null
  return { clauses, founded }
}

const stateOf = (of: Details) => ({
  name: of.name,
  category: of.category,
  field: of.field,
  hasCommittee: of.hasCommittee ?? false,
  hasCentralGroup: of.hasCentralGroup ?? false,
})

/** Tells the officers of the superior, unless one of them has changed it. */
async function tellAbove(
  context: RequestContext,
  { unit, from }: Edit,
  { clauses, founded }: Lost,
  reason: string,
): Promise<void> {
  const { client, actor, today } = context
  const above = unit.path.slice(0, Math.max(0, unit.path.lastIndexOf(".")))
  if (above === "" || reachesUnit(scopeFor(actor, "unit.define"), above)) return
  const told = await officersAbove(client, unit.unitId, today)
  const says = { unit: unit.name, unitId: unit.unitId, by: actor.name, reason }
  if (clauses.length > 0)
    await notify(context, told, "unit-owes-less", {
      ...says,
      on: from,
      titles: clauses.map(({ title }) => title).join("；"),
      obligations: clauses.map(({ id }) => id).join(","),
    })
  if (founded !== null) await notify(context, told, "unit-owes-less", { ...says, founded })
}
