import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { grantFault } from "../../../src/domain/access/granting.ts"
import { agree, type GrantedRole, grantedRoles, type Role } from "../../../src/domain/access/roles.ts"
import { dayOf } from "../../../src/domain/shared/calendar.ts"
import type { OrgKind } from "../../../src/domain/shared/words.ts"
import { endGrant, grantRole, type NewGrant } from "../../../src/server/features/accounts/index.ts"
import { signIn } from "../../../src/server/features/sign-in/index.ts"
import {
  type Acting,
  type Browser,
  goodPassword,
  openSignInScene,
  refusalOf,
  type SignInScene,
} from "../../support/sign-in-scene.ts"

let scene: SignInScene
const units: { id: number; path: string; kind: OrgKind }[] = []
beforeAll(async () => {
  scene = await openSignInScene()
  const add = async (code: string, kind: OrgKind, above?: { id: number; path: string }) => {
    const id = await scene.unit(code, kind, above?.id)
    const unit = { id, path: above === undefined ? `${id}` : `${above.path}.${id}`, kind }
    units.push(unit)
    return unit
  }
  const root = await add("001", "district-committee")
  for (const street of ["101", "102"]) {
    const committee = await add(street, "working-committee", root)
    const branch = await add(`${street}-1`, "branch", committee)
    await add(`${street}-1-1`, "group", branch)
  }
})
afterAll(() => scene.close())

const unit = (code: number) => units[code] ?? { id: 0, path: "", kind: "branch" as const }
const root = () => unit(0)
const street = () => unit(1)
const branch = () => unit(2)

let made = 0
const somebody = () => scene.account(`somebody-${++made}`)

async function acting(role: GrantedRole, where: { id: number; path: string }): Promise<Acting> {
  const accountId = await somebody()
  await scene.grant(accountId, role, where.id)
  return { accountId, roles: [{ role, unitId: where.id, path: where.path }] }
}

async function begun(accountId: number): Promise<Browser> {
  const { rows } = await scene.owner.query("select login from account where account_id = $1", [accountId])
  const browser = scene.browser()
  browser.take(await signIn(browser.caller, { login: rows[0].login, password: goodPassword }))
  return browser
}

function grantOf(
  accountId: number,
  role: GrantedRole,
  unitId: number | null,
  more: Partial<NewGrant> = {},
): NewGrant {
  return { accountId, role, unitId, fromOn: dayOf("2026-11-25"), untilOn: null, ...more }
}

const give = (as: Acting, grant: NewGrant) => scene.doing(as, (doing) => grantRole(doing, grant))
const end = (as: Acting, grantId: number) => refusalOf(scene.doing(as, (doing) => endGrant(doing, grantId)))

describe("a role is given", () => {
  test("within reach, is there with the next sign-in, and ends the sessions of before", async () => {
    const officer = await acting("committee-officer", street())
    const accountId = await somebody()
    const before = await begun(accountId)
    await give(officer, grantOf(accountId, "branch-secretary", branch().id))
    expect(await before.find()).toBeUndefined()
    const after = await begun(accountId)
    expect((await after.find())?.actor.roles).toEqual([
      { role: "branch-secretary", unitId: branch().id, path: branch().path },
    ])
    expect(await scene.actions()).toContain("role-granted")
  })

  test("from a day until a day: before and after it is not held", async () => {
    const officer = await acting("committee-officer", street())
    const accountId = await somebody()
    const [fromOn, untilOn] = [dayOf("2026-12-01"), dayOf("2026-12-05")]
    await give(officer, grantOf(accountId, "recorder", branch().id, { fromOn, untilOn }))
    const browser = await begun(accountId)
    const held = async (day: string) => {
      browser.today = dayOf(day)
      return (await browser.find())?.actor.roles.length
    }
    expect(await held("2026-11-30")).toBe(0)
    expect(await held("2026-12-01")).toBe(1)
    expect(await held("2026-12-04")).toBe(1)
    expect(await held("2026-12-05")).toBe(0)
  })

  test("never twice for the same days, and never with its days reversed", async () => {
    const officer = await acting("committee-officer", street())
    const accountId = await somebody()
    const refusal = (more: Partial<NewGrant>) =>
      refusalOf(give(officer, grantOf(accountId, "recorder", branch().id, more)))
    const until = (day: string) => ({ untilOn: dayOf(day) })
    expect(await refusal(until("2026-12-31"))).toBe("done")
    expect(await refusal({})).toBe("role-held")
    expect(await refusal({ fromOn: dayOf("2026-12-31") })).toBe("done")
    expect(await refusal(until("2026-11-25"))).toBe("days-reversed")
    expect(await refusal({ fromOn: dayOf("2020-01-01"), ...until("2021-01-01") })).toBe("days-reversed")
  })

  test("to nobody who is not there or whose account is shut, and in no unit that is not there", async () => {
    const officer = await acting("committee-officer", street())
    const shut = await somebody()
    await scene.owner.query("update account set disabled_at = now() where account_id = $1", [shut])
    expect(await refusalOf(give(officer, grantOf(shut, "recorder", branch().id)))).toBe("account-disabled")
    expect(await refusalOf(give(officer, grantOf(999_999, "recorder", branch().id)))).toBe("not-found")
    expect(await refusalOf(give(officer, grantOf(await somebody(), "recorder", 999_999)))).toBe("not-found")
    expect(await refusalOf(give(officer, grantOf(await somebody(), "recorder", null)))).toBe(
      "beyond-own-roles",
    )
  })

  test("when two that do not go together come at once, only one of them", async () => {
    const security = await acting("security-admin", root())
    for (let round = 0; round < 6; round += 1) {
      const accountId = await somebody()
      const answers = await Promise.all([
        refusalOf(give(security, grantOf(accountId, "system-admin", root().id))),
        refusalOf(give(security, grantOf(accountId, "audit-admin", root().id))),
        refusalOf(give(security, grantOf(accountId, "recorder", branch().id))),
      ])
      expect(answers.filter((answer) => answer === "done")).toHaveLength(1)
      expect(answers.filter((answer) => answer === "roles-apart")).toHaveLength(2)
    }
  })

  test("also one that begins later keeps the administrators apart", async () => {
    const security = await acting("security-admin", root())
    const accountId = await somebody()
    const later = { fromOn: dayOf("2027-03-01") }
    await give(security, grantOf(accountId, "recorder", branch().id, later))
    expect(await refusalOf(give(security, grantOf(accountId, "audit-admin", root().id)))).toBe("roles-apart")
  })
})

describe("a role is taken back", () => {
  test("by whoever may give it; it acts with the next request, and stays in the history", async () => {
    const officer = await acting("committee-officer", street())
    const accountId = await somebody()
    const grantId = await give(officer, grantOf(accountId, "recorder", branch().id))
    const browser = await begun(accountId)
    expect(await end(await acting("committee-officer", unit(4)), grantId)).toBe("beyond-own-roles")
    expect(await end({ ...officer, accountId }, grantId)).toBe("not-to-oneself")
    expect(await end(officer, grantId)).toBe("done")
    expect(await browser.find()).toBeUndefined()
    expect((await (await begun(accountId)).find())?.actor.roles).toEqual([])
    expect(await end(officer, grantId)).toBe("not-found")
    const { rows } = await scene.owner.query(
      "select granted_by, ended_by from grant_of_role where grant_id = $1",
      [grantId],
    )
    expect(rows[0]).toEqual({ granted_by: officer.accountId, ended_by: officer.accountId })
  })

  test("but not the last administrator's of a kind, also when two take from each other at once", async () => {
    await scene.owner.query("update grant_of_role set ended_at = now() where role = 'security-admin'")
    const one = await acting("security-admin", root())
    const two = await acting("security-admin", root())
    const grants = await scene.owner.query(
      "select grant_id as id, account_id as who from grant_of_role where role = 'security-admin' and ended_at is null",
    )
    const idOf = ({ accountId }: Acting) => grants.rows.find(({ who }) => who === accountId)?.id ?? 0
    const answers = await Promise.all([end(one, idOf(two)), end(two, idOf(one))])
    expect(answers.sort()).toEqual(["done", "last-administrator"])
  })

  test("cannot be deleted or given other days by the program", async () => {
    const grantId = await scene.grant(await somebody(), "recorder", branch().id)
    const tries = [
      "delete from grant_of_role where grant_id = $1",
      "update grant_of_role set until_on = null where grant_id = $1",
      "update grant_of_role set role = 'inspector' where grant_id = $1",
    ]
    for (const sql of tries) {
      await expect(scene.database.pool.query(sql, [grantId])).rejects.toThrow("permission denied")
    }
  })
})

test("any sequence of grants ends as the rules say, in the database as on paper", async () => {
  const action = fc.record({
    by: fc.nat(3),
    to: fc.nat(3),
    role: fc.constantFrom(...grantedRoles),
    at: fc.nat(6),
  })
  const start = fc.tuple(
    fc.constantFrom<GrantedRole>("department-officer", "security-admin", "system-admin"),
    fc.constantFrom<GrantedRole>("committee-officer", "branch-secretary", "recorder"),
  )
  await fc.assert(
    fc.asyncProperty(
      start,
      fc.array(action, { minLength: 5, maxLength: 15 }),
      async ([high, low], actions) => {
        const people: Acting[] = [
          await acting(high, root()),
          await acting(low, low === "committee-officer" ? street() : branch()),
        ]
        for (let more = 0; more < 2; more += 1) people.push({ accountId: await somebody() })
        const held = people.map(({ roles = [] }) => [...roles])
        for (const { by, to, role, at } of actions) {
          const [granter, holder] = [people[by], people[to]]
          const roles = held[to]
          if (!granter || !holder || !roles) throw new Error("nobody")
          const actor = {
            ...granter,
            login: "",
            name: "",
            memberId: null,
            memberPath: null,
            memberBranch: null,
            roles: held[by] ?? [],
          }
          const place = unit(at)
          const twice = roles.some((one) => one.role === role && one.unitId === place.id)
          const names = roles.map((one): Role => one.role)
          const expected =
            grantFault(actor, { accountId: holder.accountId, roles: names }, role, place) ??
            (twice ? "role-held" : "done")
          expect(await refusalOf(give(actor, grantOf(holder.accountId, role, place.id)))).toBe(expected)
          if (expected === "done") roles.push({ role, unitId: place.id, path: place.path })
        }
        for (const [index, { accountId }] of people.entries()) {
          const found = (await (await begun(accountId)).find())?.actor.roles ?? []
          const sorted = (all: readonly { role: Role; path: string }[]) =>
            all.map(({ role, path }) => `${role} ${path}`).sort()
          expect(sorted(found)).toEqual(sorted(held[index] ?? []))
          for (const one of found) for (const other of found) expect(agree(one.role, other.role)).toBe(true)
        }
      },
    ),
    { numRuns: 12, endOnFailure: true },
  )
})
