import { randomInt } from "node:crypto"
import type { GrantedRole, Role } from "../../domain/access/roles.ts"
import type { Day } from "../../domain/shared/calendar.ts"
import { type Database, inTransaction } from "../db/index.ts"
import { makeReadyAccount } from "../features/accounts/index.ts"
import type { Queryable } from "../request-context.ts"
import {
  branchToShow,
  committeeAbove,
  holderOf,
  ordinaryMember,
  placesOfOffices,
  type Stand,
} from "./sign-in-queries.ts"
import { askNoSecondFactor } from "./sign-in-store.ts"

/** A way into the sample district. */
export interface DemoSignIn {
  readonly role: Role
  readonly login: string
  readonly password: string
  readonly name: string
  readonly unitName: string
}

interface Wish {
  readonly role: Role
  readonly login: string
  readonly member: Stand | undefined
  /** Where the role is held, where that is not the member's own unit. */
  readonly at?: { readonly unitIds: readonly number[]; readonly name: string }
}

/** One sign-in per role, each with a password made up just now; no second factor is asked for here. */
export async function makeSignIns(database: Database, today: Day): Promise<DemoSignIn[]> {
  return await inTransaction(database.pool, async (client) => {
    await askNoSecondFactor(client)
    const made: DemoSignIn[] = []
    for (const wish of await wishes(client)) made.push(await make(client, wish, today))
    return made
  })
}

async function wishes(client: Queryable): Promise<Wish[]> {
  const branch = await branchToShow(client)
  if (!branch) throw new Error("the sample district has no branch to show")
  const offices = await placesOfOffices(client)
  const committee = await committeeAbove(client, branch.path)
  const taken: number[] = []
  const take = (stand: Stand | undefined): Stand | undefined => {
    if (stand) taken.push(stand.memberId)
    return stand
  }
  const secretary = take(await holderOf(client, "secretary", branch.path, taken))
  const recorder = take(await holderOf(client, "organisation-officer", branch.path, taken))
  const leader = take(await holderOf(client, "group-leader", branch.path, taken))
  const study = take(await holderOf(client, "central-group-secretary", String(offices.rootId), taken))
  const member = take(await ordinaryMember(client, branch.path, taken))
  const root = { unitIds: [offices.rootId], name: offices.rootName }
  return [
    { role: "member", login: "dangyuan", member },
    { role: "recorder", login: "jilu", member: recorder },
    { role: "branch-secretary", login: "shuji", member: secretary },
    { role: "group-leader", login: "zuzhang", member: leader },
    { role: "central-group-secretary", login: "zhongxinzu", member: study },
    {
      role: "committee-officer",
      login: "zuzhike",
      member: undefined,
      at: { unitIds: committee ? [committee.unitId] : [], name: committee?.name ?? "" },
    },
    { role: "department-officer", login: "zuzhibu", member: undefined, at: root },
    {
      role: "inspector",
      login: "dudao",
      member: undefined,
      at: { unitIds: offices.officeIds, name: "区直机关工委" },
    },
    { role: "system-admin", login: "xitong", member: undefined, at: root },
    { role: "security-admin", login: "anquan", member: undefined, at: root },
    { role: "audit-admin", login: "shenji", member: undefined, at: root },
  ]
}

async function make(client: Queryable, wish: Wish, today: Day): Promise<DemoSignIn> {
  const { role, login, member, at } = wish
  const unitIds = at?.unitIds ?? (member ? [member.unitId] : [])
  const password = madeUp()
  const name = member?.name ?? names[login] ?? login
  const grants =
    role === "member" ? [] : unitIds.map((unitId) => ({ role: role satisfies GrantedRole, unitId }))
  await makeReadyAccount(client, { login, name, memberId: member?.memberId ?? null, password, grants }, today)
  return { role, login, password, name, unitName: at?.name ?? member?.unitName ?? "" }
}

const names: Readonly<Record<string, string>> = {
  zuzhike: "组织科干部",
  zuzhibu: "组织部干部",
  dudao: "督导员",
  xitong: "系统管理员",
  anquan: "安全管理员",
  shenji: "审计管理员",
}

/** Letters and figures that are not taken for each other. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789"

function madeUp(): string {
  const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("")
  return `${part()}-${part()}-${part()}`
}
