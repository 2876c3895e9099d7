import type { Person, PersonEdit, PersonField } from "../../../contract/people.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { MemberItem } from "../../../domain/shared/words.ts"
import { memberWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { type ItemChange, keepSince, people } from "../dated/index.ts"
import { storeSearchKeys } from "../search/index.ts"
import { askAboutPerson } from "./ask-about-person.ts"
import { findMember } from "./person-queries.ts"
import { describe } from "./show-person.ts"
import { changeMember } from "./store.ts"

/** Changes what is known of a person. */
export async function changePerson(
  context: RequestContext,
  scope: Scope<"member.edit">,
  memberId: number,
  version: number,
  { confirmed, from, always, ...edit }: PersonEdit,
): Promise<Person> {
  const { client } = context
  const named = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined))
  const member = await memberWithin(context, scope, memberId)
  const before = await findMember(client, memberId)
  if (!before) throw problem("not-found")
  await askAboutPerson(context, { ...before, ...named }, confirmed, before)
  if (!(await changeMember(client, memberId, version, edit))) {
    throw problem("stale", {}, { current: await describe(context, member) })
  }
  if (edit.name !== undefined) await storeSearchKeys(client, "member", [{ id: memberId, name: edit.name }])
  const since = { from: from === undefined ? undefined : dayOf(from), always, confirmed }
  await keepSince(context, people, memberId, itemsIn(before, edit), since)
  const fields = Object.keys(edit)
  await audit(context, "member-edited", { unitId: member.unitId, memberId, details: { fields } })
  return await describe(context, member)
}

/** The fields of which a history is kept. */
const itemOf = {
  rank: "rank",
  inService: "in-service",
  status: "status",
  circumstances: "circumstances",
} as const satisfies Readonly<Partial<Record<PersonField, MemberItem>>>

function itemsIn(
  before: Readonly<Record<keyof typeof itemOf, unknown>>,
  edit: Pick<PersonEdit, PersonField>,
): ItemChange<MemberItem>[] {
  return (Object.keys(itemOf) as (keyof typeof itemOf)[]).flatMap((field) => {
    const value = edit[field]
    if (value === undefined || String(value ?? "") === String(before[field] ?? "")) return []
    return [{ item: itemOf[field], was: before[field], value }]
  })
}
