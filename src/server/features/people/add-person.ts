import type { NewPerson, Person } from "../../../contract/people.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { refuseJoining } from "../../../domain/people/transfer.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { memberWithin, unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { Moment } from "../../moment.ts"
import { storeSearchKeys } from "../search/index.ts"
import { touch } from "../standing/index.ts"
import { note } from "../trail/index.ts"
import { askAboutPerson } from "./ask-about-person.ts"
import { peopleProblem, refused } from "./people-problem.ts"
import { describe } from "./show-person.ts"
import { addMember, findUnitToJoin, removeMember } from "./store.ts"

/** Adds somebody to a unit from a day. */
export async function addPerson(
  moment: Moment,
  scope: Scope<"member.add">,
  person: NewPerson,
): Promise<Person> {
  const { client } = moment
  const { unitId } = await unitWithin(moment, scope, person.unitId)
  const unit = await findUnitToJoin(client, unitId)
  if (!unit) throw problem("not-found")
  const refusal = refuseJoining(unit, dayOf(person.fromOn))
  if (refusal) throw refused(refusal)
  await askAboutPerson(moment, person, person.confirmed)
  const memberId = await addMember(client, person)
  if (memberId === undefined) throw peopleProblem("code-taken")
  await storeSearchKeys(client, "member", [{ id: memberId, name: person.name }])
  await note(moment, "member-added", { unitId, memberId, details: { from: person.fromOn } })
  await touch(client, { unitIds: [unitId], memberIds: [memberId] })
  return await describe(moment, await memberWithin(moment, scope, memberId))
}

/** Takes somebody out again whom nothing refers to: a mistake, or one just added. */
export async function removePerson(
  moment: Moment,
  scope: Scope<"member.add">,
  memberId: number,
): Promise<void> {
  const member = await memberWithin(moment, scope, memberId)
  if (!(await removeMember(moment.client, memberId))) throw peopleProblem("person-has-records")
  const { unitId, code, name } = member
  await note(moment, "member-removed", { unitId, memberId, details: { code, name } })
  await touch(moment.client, { unitIds: unitId === null ? [] : [unitId], memberIds: [memberId] })
}
