import type { NewPerson, Person } from "../../../contract/people.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { refuseJoining } from "../../../domain/people/transfer.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { askAboutLists, memberWithin, unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { storeSearchKeys } from "../search/index.ts"
import { askAboutPerson } from "./ask-about-person.ts"
import { peopleProblem, refused } from "./people-problem.ts"
import { describe } from "./show-person.ts"
import { addMember, findUnitToJoin, removeMember } from "./store.ts"

/** Adds somebody to a unit from a day. */
export async function addPerson(
  context: RequestContext,
  scope: Scope<"member.add">,
  person: NewPerson,
): Promise<Person> {
  const { client } = context
  const { unitId } = await unitWithin(context, scope, person.unitId)
  const unit = await findUnitToJoin(client, unitId)
  if (!unit) throw problem("not-found")
  const refusal = refuseJoining(unit, dayOf(person.fromOn))
  if (refusal) throw refused(refusal)
  await askAboutPerson(context, person, person.confirmed)
  const joining = { unitId, fromUnitId: null, memberId: null, from: dayOf(person.fromOn) }
  await askAboutLists(context, joining, person.confirmed)
  const memberId = await addMember(client, person)
  if (memberId === undefined) throw peopleProblem("code-taken")
  await storeSearchKeys(client, "member", [{ id: memberId, name: person.name }])
  await audit(context, "member-added", { unitId, memberId, details: { from: person.fromOn } })
  return await describe(context, await memberWithin(context, scope, memberId))
}

/** Takes somebody out again whom nothing refers to: a mistake, or one just added. */
export async function removePerson(
  context: RequestContext,
  scope: Scope<"member.add">,
  memberId: number,
): Promise<void> {
  const member = await memberWithin(context, scope, memberId)
  if (!(await removeMember(context.client, memberId))) throw peopleProblem("person-has-records")
  const { unitId, code, name } = member
  await audit(context, "member-removed", { unitId, memberId, details: { code, name } })
}
