import type { Person, PersonEdit } from "../../../contract/people.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { memberWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { Moment } from "../../moment.ts"
import { storeSearchKeys } from "../search/index.ts"
import { touch } from "../standing/index.ts"
import { note } from "../trail/index.ts"
import { refuseContradiction } from "./add-person.ts"
import { findMember } from "./person-queries.ts"
import { describe } from "./show-person.ts"
import { changeMember } from "./store.ts"

/** Changes what is known of a person. */
export async function changePerson(
  moment: Moment,
  scope: Scope<"member.edit">,
  memberId: number,
  version: number,
  edit: PersonEdit,
): Promise<Person> {
  const { client } = moment
  const member = await memberWithin(moment, scope, memberId)
  const before = await findMember(client, memberId)
  refuseContradiction({
    bornOn: edit.bornOn === undefined ? before?.bornOn : edit.bornOn,
    joinedOn: edit.joinedOn === undefined ? before?.joinedOn : edit.joinedOn,
  })
  if (!(await changeMember(client, memberId, version, edit))) {
    throw problem("stale", {}, { current: await describe(moment, member) })
  }
  if (edit.name !== undefined) await storeSearchKeys(client, "member", [{ id: memberId, name: edit.name }])
  const fields = Object.keys(edit)
  await note(moment, "member-edited", { unitId: member.unitId, memberId, details: { fields } })
  await touch(client, { unitIds: member.unitId === null ? [] : [member.unitId], memberIds: [memberId] })
  return await describe(moment, member)
}
