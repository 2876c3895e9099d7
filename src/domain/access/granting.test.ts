import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { OrgKind } from "../shared/words.ts"
import { commands, endFault, grantFault, heldIn, type Invited, mayShut } from "./granting.ts"
import { administrators, agree, type GrantedRole, grantedRoles, mayGrant, type Role } from "./roles.ts"
import { type Actor, type HeldRole, isBelow, reachesUnit, scopeFor } from "./scope.ts"
import { grantTakesTwo, isGuarded, mayConfirm, mayInvite } from "./second-person.ts"

/** A small district: paths with what stands there. */
const places: readonly { readonly path: string; readonly kind: OrgKind }[] = [
  { path: "1", kind: "district-committee" },
  { path: "1.2", kind: "working-committee" },
  { path: "1.2.3", kind: "branch" },
  { path: "1.2.3.4", kind: "group" },
  { path: "1.2.5", kind: "branch" },
  { path: "1.6", kind: "working-committee" },
  { path: "1.6.7", kind: "branch" },
  { path: "1.6.7.8", kind: "group" },
]

interface Held extends HeldRole {
  readonly role: GrantedRole
}

function actor(accountId: number, roles: readonly HeldRole[]): Actor {
  return {
    accountId,
    login: `${accountId}`,
    name: "周敏",
    memberId: null,
    memberPath: null,
    memberBranch: null,
    roles,
  }
}

const people = [1, 2, 3, 4, 5]
const place = fc.constantFrom(...places)
const role = fc.constantFrom(...grantedRoles)
const person = fc.constantFrom(...people)
const action = fc.record({ by: person, to: person, role, place })

/** Who holds what at the beginning: what could have been granted, and goes together. */
const beginning = fc.array(fc.record({ who: person, role, place }), { maxLength: 6 }).map((wishes) => {
  const held = new Map<number, Held[]>(people.map((who) => [who, []]))
  for (const { who, role, place } of wishes) {
    const of = held.get(who) ?? []
    if (!heldIn[role].includes(place.kind) || !of.every((other) => agree(other.role, role))) continue
    of.push({ role, unitId: 0, path: place.path })
  }
  return held
})

type Holdings = ReadonlyMap<number, readonly Held[]>

/**
 * Lets the actions happen that are allowed and not left out, one after the other; answers who holds what then, and what
 * was given.
 */
function play(
  start: Holdings,
  actions: readonly { by: number; to: number; role: GrantedRole; place: (typeof places)[number] }[],
  leftOut: (granter: Actor, role: GrantedRole, place: (typeof places)[number]) => boolean = () => false,
) {
  const held = new Map([...start].map(([who, roles]) => [who, [...roles]]))
  const given: { readonly by: number; readonly to: number; readonly held: Held }[] = []
  for (const { by, to, role, place } of actions) {
    const granter = actor(by, held.get(by) ?? [])
    const holder = { accountId: to, roles: (held.get(to) ?? []).map(({ role }) => role) }
    if (grantFault(granter, holder, role, place) !== undefined) continue
    if (leftOut(granter, role, place)) continue
    const grant = { role, unitId: 0, path: place.path }
    held.get(to)?.push(grant)
    given.push({ by, to, held: grant })
  }
  return { held, given }
}

/** Roles that can come of a role, by granting over and over. */
function comesOf(role: Role): Set<Role> {
  const all = new Set<Role>()
  const next: Role[] = [...mayGrant[role]]
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (all.has(one)) continue
    all.add(one)
    next.push(...mayGrant[one])
  }
  return all
}

const runs = { numRuns: 3000 }

describe("no sequence of grants", () => {
  test("gives a role that nobody at the beginning answered for, or gives it higher up", () => {
    fc.assert(
      fc.property(beginning, fc.array(action, { maxLength: 25 }), (start, actions) => {
        const first = [...start.values()].flat()
        for (const { held } of play(start, actions).given) {
          const answered = first.some(
            ({ role, path }) => comesOf(role).has(held.role) && isBelow(held.path, path),
          )
          expect(answered).toBe(true)
        }
      }),
      runs,
    )
  })

  test("opens personal data that those who grant could not see, where none takes a second person", () => {
    fc.assert(
      fc.property(beginning, fc.array(action, { maxLength: 25 }), (start, actions) => {
        const { held } = play(start, actions, (granter, role, { path }) =>
          grantTakesTwo(granter, { owned: true }, { role, path }),
        )
        for (const permission of ["member.read", "member.reveal", "standing.read", "event.read"] as const) {
          const reached = (holdings: Holdings) =>
            places
              .filter(({ path }) =>
                [...holdings].some(([who, roles]) =>
                  reachesUnit(scopeFor(actor(who, roles), permission), path),
                ),
              )
              .map(({ path }) => path)
          expect(reached(held)).toEqual(reached(start))
        }
      }),
      runs,
    )
  })

  test("brings the administrators together with each other or with any other role", () => {
    fc.assert(
      fc.property(beginning, fc.array(action, { maxLength: 25 }), (start, actions) => {
        for (const roles of play(start, actions).held.values()) {
          const kinds = new Set(roles.map(({ role }) => role))
          if (administrators.some((one) => kinds.has(one as GrantedRole))) expect(kinds.size).toBe(1)
        }
      }),
      runs,
    )
  })

  test("comes from oneself, or puts a role where it is not held", () => {
    fc.assert(
      fc.property(beginning, fc.array(action, { maxLength: 25 }), (start, actions) => {
        for (const { by, to, held } of play(start, actions).given) {
          expect(by).not.toBe(to)
          const { kind } = places.find(({ path }) => path === held.path) ?? {}
          expect(kind && heldIn[held.role]).toContain(kind)
        }
      }),
      runs,
    )
  })
})

describe("a role", () => {
  const secretary = actor(1, [{ role: "branch-secretary", unitId: 3, path: "1.2.3" }])
  const officer = actor(2, [{ role: "committee-officer", unitId: 2, path: "1.2" }])
  const security = actor(3, [{ role: "security-admin", unitId: 0, path: "" }])
  const nobody = { accountId: 9, roles: [] }
  const at = (path: string) => places.find((one) => one.path === path) ?? { path, kind: "branch" as const }

  test("is given in one's own branch, not in the next", () => {
    expect(grantFault(secretary, nobody, "recorder", at("1.2.3"))).toBeUndefined()
    expect(grantFault(secretary, nobody, "group-leader", at("1.2.3.4"))).toBeUndefined()
    expect(grantFault(secretary, nobody, "recorder", at("1.2.5"))).toBe("beyond-own-roles")
    expect(grantFault(secretary, nobody, "branch-secretary", at("1.2.3"))).toBe("beyond-own-roles")
    expect(grantFault(officer, nobody, "branch-secretary", at("1.2.5"))).toBeUndefined()
    expect(grantFault(officer, nobody, "branch-secretary", at("1.6.7"))).toBe("beyond-own-roles")
  })

  test("of a branch is not held in a committee", () => {
    expect(grantFault(officer, nobody, "branch-secretary", at("1.2"))).toBe("role-not-there")
  })

  test("is neither given to oneself nor taken back by oneself", () => {
    const own = { accountId: 3, roles: ["security-admin"] as const }
    expect(grantFault(security, own, "recorder", at("1.2.3"))).toBe("not-to-oneself")
    expect(endFault(security, own, "security-admin", "")).toBe("not-to-oneself")
    expect(endFault(officer, { accountId: 9 }, "recorder", "1.2.3")).toBeUndefined()
    expect(endFault(officer, { accountId: 9 }, "department-officer", "1")).toBe("beyond-own-roles")
  })

  test("is given by nobody whose roles give none", () => {
    for (const role of [
      "member",
      "recorder",
      "group-leader",
      "inspector",
      "system-admin",
      "audit-admin",
    ] as const) {
      const holder = actor(1, [{ role, unitId: 0, path: "" }])
      for (const wished of grantedRoles) expect(commands(holder, wished, "1.2.3")).toBe(false)
    }
  })
})

describe("a code to sign in with", () => {
  test("is handed out by one person alone only for what they could have granted, or where there is no role", () => {
    fc.assert(
      fc.property(beginning, person, person, fc.boolean(), (start, by, to, owned) => {
        const issuer = actor(by, start.get(by) ?? [])
        const invited: Invited = { accountId: to, roles: start.get(to) ?? [], owned }
        const how = mayInvite(issuer, invited)
        if (how === undefined) return
        expect(by).not.toBe(to)
        if (how === "with-second") return
        expect(isGuarded(invited)).toBe(false)
        expect(invited.roles.every(({ role, path }) => commands(issuer, role, path))).toBe(true)
        const administers = issuer.roles.every(({ role }) => administrators.includes(role))
        if (administers) expect(invited.roles).toEqual([])
      }),
      runs,
    )
  })

  test("is given to an ordinary member by the secretary of the branch", () => {
    const secretary = actor(1, [{ role: "branch-secretary", unitId: 3, path: "1.2.3" }])
    expect(mayInvite(secretary, { accountId: 9, roles: [], owned: true })).toBe("alone")
    const above = [{ role: "inspector" as const, unitId: 1, path: "1" }]
    expect(mayInvite(secretary, { accountId: 9, roles: above, owned: true })).toBeUndefined()
  })

  test("for whoever reaches beyond a branch takes two, whoever asks", () => {
    const at = (role: GrantedRole) => [{ role, unitId: 2, path: "1.2" }]
    const department = actor(1, [{ role: "department-officer", unitId: 1, path: "1" }])
    const system = actor(2, [{ role: "system-admin", unitId: 1, path: "1" }])
    const security = actor(3, [{ role: "security-admin", unitId: 1, path: "1" }])
    const to = (role: GrantedRole): Invited => ({ accountId: 9, roles: at(role), owned: true })
    for (const asker of [department, system])
      expect(mayInvite(asker, to("committee-officer"))).toBe("with-second")
    expect(mayInvite(system, to("branch-secretary"))).toBe("with-second")
    expect(mayInvite(department, to("branch-secretary"))).toBe("alone")
    expect(mayInvite(department, { ...to("branch-secretary"), owned: false })).toBe("with-second")
    expect(mayInvite(security, to("system-admin"))).toBe("with-second")
    expect(mayInvite(security, to("committee-officer"))).toBeUndefined()
    expect(mayInvite(security, { accountId: 9, roles: [], owned: true })).toBeUndefined()
  })
})

describe("the second person", () => {
  test("is neither who asked nor whom it is about, and reaches whatever the account does", () => {
    fc.assert(
      fc.property(beginning, person, person, person, (start, by, askedBy, accountId) => {
        const second = actor(by, start.get(by) ?? [])
        const roles = start.get(accountId) ?? []
        if (!mayConfirm(second, { askedBy, accountId, roles })) return
        expect([askedBy, accountId]).not.toContain(by)
        const kinds = second.roles.map(({ role }) => role)
        const administers = kinds.includes("system-admin") || kinds.includes("security-admin")
        const ofAdministrator = roles.some(({ role }) => administrators.includes(role))
        const watches = kinds.includes("audit-admin") && ofAdministrator
        const reaches =
          !ofAdministrator &&
          roles.every(({ path }) =>
            second.roles.some((held) => /-officer$/.test(held.role) && isBelow(path, held.path)),
          )
        expect(administers || watches || reaches).toBe(true)
      }),
      runs,
    )
  })

  test("is there with one administrator of each kind, whichever of them is locked out", () => {
    const three = (["system-admin", "security-admin", "audit-admin"] as const).map((role, index) =>
      actor(index + 1, [{ role, unitId: 1, path: "1" }]),
    )
    for (const lost of three) {
      const roles = lost.roles as Invited["roles"]
      const invited: Invited = { accountId: lost.accountId, roles, owned: false }
      const askers = three.filter((one) => mayInvite(one, invited) === "with-second")
      const pairs = askers.flatMap(({ accountId: askedBy }) =>
        three.filter((one) => mayConfirm(one, { askedBy, accountId: lost.accountId, roles })),
      )
      expect(pairs.length, lost.roles[0]?.role).toBeGreaterThan(0)
    }
  })
})

test("an administrator is shut out by the security administrator alone, and nobody by themselves", () => {
  const system = actor(1, [{ role: "system-admin", unitId: 0, path: "" }])
  const security = actor(2, [{ role: "security-admin", unitId: 0, path: "" }])
  expect(mayShut(system, { accountId: 9, roles: ["recorder"] })).toBe(true)
  expect(mayShut(system, { accountId: 9, roles: ["audit-admin"] })).toBe(false)
  expect(mayShut(security, { accountId: 9, roles: ["audit-admin"] })).toBe(true)
  expect(mayShut(security, { accountId: 2, roles: ["security-admin"] })).toBe(false)
})
