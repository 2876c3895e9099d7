import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { lookOf } from "../../../src/domain/access/login.ts"
import type { Role } from "../../../src/domain/access/roles.ts"
import {
  disableAccount,
  enableAccount,
  endSessionsOf,
  issueActivation,
  linkIdentity,
  makeAccount,
  makeAccountsFor,
} from "../../../src/server/features/accounts/index.ts"
import {
  activate,
  endOtherSessions,
  endOwnSession,
  listOwnSessions,
  signIn,
} from "../../../src/server/features/sign-in/index.ts"
import { hashOfPaperCode, makePaperCode } from "../../../src/server/features/sign-in/paper-code.ts"
import {
  type Acting,
  type Browser,
  goodPassword,
  openSignInScene,
  refusalOf,
  type SignInScene,
} from "../../support/sign-in-scene.ts"

let scene: SignInScene
let root: number
let street: number
let branch: number
beforeAll(async () => {
  scene = await openSignInScene()
  root = await scene.unit("001", "district-committee")
  street = await scene.unit("101", "working-committee", root)
  branch = await scene.unit("101-1", "branch", street)
})
afterAll(() => scene.close())

let officer: Acting
beforeEach(async () => {
  officer = await acting("committee-officer", street)
})

let acted = 0
/** Somebody who holds a role in a unit. */
async function acting(role: Role, unitId: number): Promise<Acting> {
  const accountId = await scene.account(`acting-${++acted}`)
  const { rows } = await scene.owner.query("select path::text from unit where unit_id = $1", [unitId])
  return { accountId, roles: [{ role, unitId, path: rows[0].path }] }
}

const code = (accountId: number, as = officer) =>
  scene.doing(as, async (doing) => (await issueActivation(doing, accountId)).code)
const use = (typed: string, password = goodPassword, browser = scene.browser()) =>
  refusalOf(activate(browser.caller, { code: typed, password }))

async function begun(login: string): Promise<Browser> {
  const browser = scene.browser()
  browser.take(await signIn(browser.caller, { login, password: goodPassword }))
  return browser
}

describe("an activation code", () => {
  test("has 80 bits, without letters that look alike, and is kept as a hash", async () => {
    const codes = new Set(Array.from({ length: 500 }, makePaperCode))
    expect(codes.size).toBe(500)
    for (const one of codes) expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    const given = await code(await scene.account("coded"))
    const { rows } = await scene.owner.query("select jsonb_agg(a)::text as all from activation a")
    expect(rows[0].all).not.toContain(given)
    expect(rows[0].all).toContain(hashOfPaperCode(given).toString("hex"))
  })

  test("lets its owner choose a password and come in; nobody else ever knew one", async () => {
    const { accountId } = await scene.doing(officer, (doing) =>
      makeAccount(doing, { login: "Fresh", name: "林岚" }),
    )
    for (const odd of ["", "two words", "-x", "a/b", "x".repeat(41)]) {
      const making = scene.doing(officer, (doing) => makeAccount(doing, { login: odd, name: "林岚" }))
      expect(await refusalOf(making), odd).toBe("login-unusable")
    }
    expect(await refusalOf(begun("fresh"))).toBe("wrong-sign-in")
    const typed = (await code(accountId)).toLowerCase().replaceAll("-", "  ").replaceAll("0", "O")
    const browser = scene.browser()
    const done = await activate(browser.caller, { code: typed, password: goodPassword })
    expect(done).toMatchObject({ login: "fresh", awaitsSecondFactor: false })
    browser.take(done)
    expect((await browser.find())?.actor).toMatchObject({ accountId, name: "林岚" })
    expect(await refusalOf(begun("fresh"))).toBe("done")
  })

  test("works once, also when it comes many times at once", async () => {
    const given = await code(await scene.account("once"))
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => use(given, `Ufer-Nebel-${at}-Zange`)),
    )
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1)
    for (const answer of answers) expect(["done", "wrong-activation", "busy"]).toContain(answer)
    expect(await use(given)).toBe("wrong-activation")
  })

  test("is not used up by a password that is refused", async () => {
    const given = await code(await scene.account("refused"))
    expect(await use(given, "12345678")).toBe("password-common")
    expect(await use(given, "Ufer-Nebel-7-Zange")).toBe("done")
  })

  test("for a forgotten password ends after a day, one on a first slip after thirty", async () => {
    const forgot = await code(await scene.account("forgot"))
    const { accountId, code: slip } = await scene.doing(officer, (doing) =>
      makeAccount(doing, { login: "slip", name: "林岚" }),
    )
    const { rows } = await scene.owner.query(
      "select account_id, round(extract(epoch from expires_at - issued_at) / 3600)::int as hours from activation where code_hash = any($1)",
      [[hashOfPaperCode(forgot), hashOfPaperCode(slip)]],
    )
    expect(rows.find(({ account_id }) => account_id === accountId)?.hours).toBe(720)
    expect(rows.find(({ account_id }) => account_id !== accountId)?.hours).toBe(24)
    await scene.owner.query("update activation set expires_at = expires_at - interval '25 hours'")
    expect(await use(forgot)).toBe("wrong-activation")
    expect(await use(slip)).toBe("done")
  })

  test("makes earlier ones void, and ends the sessions when it is used", async () => {
    const accountId = await scene.account("again")
    const browser = await begun("again")
    const first = await code(accountId)
    const second = await code(accountId)
    expect(await use(first)).toBe("wrong-activation")
    expect(await browser.find()).toBeDefined()
    expect(await use(second, "Ufer-Nebel-7-Zange")).toBe("done")
    expect(await browser.find()).toBeUndefined()
  })

  test("of a shut account does not work, and none is given for it", async () => {
    const accountId = await scene.account("shut")
    const given = await code(accountId)
    const security = await acting("security-admin", root)
    await scene.doing(security, (doing) => disableAccount(doing, accountId))
    expect(await use(given)).toBe("wrong-activation")
    expect(await refusalOf(code(accountId))).toBe("account-disabled")
    await scene.doing(security, (doing) => enableAccount(doing, accountId))
    expect(await use(given)).toBe("wrong-activation")
    expect(await refusalOf(begun("shut"))).toBe("done")
  })

  test("is not given to oneself, nor for somebody who may do more", async () => {
    expect(await refusalOf(code(officer.accountId))).toBe("beyond-own-roles")
    const department = await scene.account("department")
    await scene.grant(department, "department-officer", root)
    expect(await refusalOf(code(department))).toBe("beyond-own-roles")
    const tomorrow = await scene.account("tomorrow")
    await scene.grant(tomorrow, "inspector", root, "2026-12-01")
    expect(await refusalOf(code(tomorrow))).toBe("beyond-own-roles")
    const below = await scene.account("below", { memberId: await scene.member("below", "王伟", branch) })
    await scene.grant(below, "branch-secretary", branch)
    expect(await refusalOf(code(below))).toBe("done")
    expect(await refusalOf(code(below, await acting("branch-secretary", branch)))).toBe("beyond-own-roles")
  })

  test("from the system administrator alone is for whoever holds no role", async () => {
    const system = await acting("system-admin", root)
    const auditor = await scene.account("auditor")
    await scene.grant(auditor, "audit-admin")
    expect(await refusalOf(code(auditor, system))).toBe("beyond-own-roles")
    await scene.owner.query("update account set totp_secret = '\\x00' where account_id = $1", [auditor])
    expect(await refusalOf(code(auditor, system))).toBe("beyond-own-roles")
    const recorder = await scene.account("recorder", { memberId: await scene.member("rec", "李静", branch) })
    expect(await refusalOf(code(recorder, system))).toBe("done")
    await scene.grant(recorder, "recorder", branch)
    expect(await refusalOf(code(recorder, system))).toBe("beyond-own-roles")
  })

  test("leads on to the second step where there is one", async () => {
    const accountId = await scene.account("stepped")
    await scene.owner.query("update account set totp_secret = '\\x00' where account_id = $1", [accountId])
    const browser = scene.browser()
    const done = await activate(browser.caller, {
      code: await code(accountId),
      password: "Ufer-Nebel-7-Zange",
    })
    expect(done.awaitsSecondFactor).toBe(true)
  })
})

describe("accounts for the roster", () => {
  test("are made at once, with a slip each, in the order of the tree", async () => {
    const other = await scene.unit("101-2", "branch", street)
    const members = [
      await scene.member("R-2", "王伟", other),
      await scene.member("R-1", "李静", branch),
      await scene.member("R-3", "张帆"),
    ]
    const { slips } = await scene.doing(officer, (doing) => makeAccountsFor(doing, members))
    expect(slips.map(({ login, name, unit }) => [login, name, unit])).toEqual([
      ["r-1", "李静", "101-1"],
      ["r-2", "王伟", "101-2"],
      ["r-3", "张帆", null],
    ])
    for (const slip of slips) expect(await use(slip.code)).toBe("done")
    const { rows } = await scene.owner.query("select member_id from account where login = 'r-2'")
    expect(rows[0].member_id).toBe(members[0])
  })

  test("leave alone who has begun, and give who has not a new code", async () => {
    const members = [await scene.member("B-1", "王伟", branch), await scene.member("B-2", "李静", branch)]
    const again = (openCodes?: "replace" | "leave") =>
      scene.doing(officer, (doing) => makeAccountsFor(doing, members, { openCodes }))
    const first = await again()
    expect(first).toMatchObject({ replaced: 0, left: 0 })
    expect(await use(first.slips[0]?.code ?? "")).toBe("done")
    expect(await refusalOf(again())).toBe("codes-open")
    expect(await again("leave")).toEqual({ slips: [], replaced: 0, left: 1, guarded: 0 })
    const second = await again("replace")
    expect(second.replaced).toBe(1)
    expect(second.slips.map(({ login }) => login)).toEqual(["b-2"])
    expect(await use(first.slips[1]?.code ?? "")).toBe("wrong-activation")
    expect(await use(second.slips[0]?.code ?? "")).toBe("done")
    expect(await again()).toEqual({ slips: [], replaced: 0, left: 0, guarded: 0 })
  })

  test("have logins of their own, whatever the numbers are", async () => {
    await scene.account("c-7")
    const codes = ["C-7", "c-7", "Ｃ-7", "\u0441-7", "学 号/1", "—", "*".repeat(60)]
    const members: number[] = []
    for (const one of codes) members.push(await scene.member(one, "王伟", branch))
    const { slips } = await scene.doing(officer, (doing) => makeAccountsFor(doing, members))
    const logins = slips.map(({ login }) => login)
    expect(new Set(logins.map(lookOf)).size).toBe(codes.length)
    expect(logins).toContain("c-7-2")
    expect(logins).toContain("学-号-1")
    for (const slip of slips) {
      const browser = scene.browser()
      browser.take(await activate(browser.caller, { code: slip.code, password: goodPassword }))
      expect((await browser.find())?.actor.login).toBe(slip.login)
      expect(await refusalOf(begun(slip.login))).toBe("done")
    }
  })

  test("made twice at once are made once", async () => {
    const members: number[] = []
    for (let number = 0; number < 20; number += 1)
      members.push(await scene.member(`T-${number}`, "王伟", branch))
    const rounds = await Promise.all(
      Array.from({ length: 4 }, () =>
        scene.doing(officer, (doing) => makeAccountsFor(doing, members, { openCodes: "replace" })),
      ),
    )
    const { rows } = await scene.owner.query("select count(*)::int as n from account where login like 't-%'")
    expect(rows[0].n).toBe(20)
    // Of the slips only the last ones work.
    const codes = rounds.map(({ slips }) => slips.find(({ login }) => login === "t-0")?.code ?? "")
    const answers = await Promise.all(codes.map((one) => use(one)))
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1)
  })

  test("a thousand at a time are no matter", async () => {
    await scene.owner.query(
      "insert into member (code, name) select 'many-' || n, '王伟' from generate_series(1, 1000) n",
    )
    const { rows } = await scene.owner.query("select member_id as id from member where code like 'many-%'")
    const started = performance.now()
    const { slips } = await scene.doing(officer, (doing) =>
      makeAccountsFor(
        doing,
        rows.map(({ id }) => id),
      ),
    )
    expect(slips).toHaveLength(1000)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test("cannot take a login twice", async () => {
    const make = (login: string) =>
      refusalOf(scene.doing(officer, (doing) => makeAccount(doing, { login, name: "王伟" })))
    expect(await make("taken")).toBe("done")
    expect(await make("ＴＡＫＥＮ")).toBe("login-taken")
    // What looks the same is one to people: Cyrillic, Greek, figures.
    expect(await make("t\u0430k\u0435n")).toBe("login-taken")
    expect(await make("tak\u0435n-2")).toBe("done")
    expect(await make("taken-2")).toBe("login-taken")
    expect(await make("bill-100")).toBe("done")
    expect(await make("bi11-l00")).toBe("login-taken")
    expect(await make("bill-101")).toBe("done")
  })
})

describe("sessions", () => {
  test("are seen by their owner, and ended one by one or all others at once", async () => {
    await scene.account("several")
    const browsers = [await begun("several"), await begun("several"), await begun("several")] as const
    const [here, there] = browsers
    const { actor, session } = await here.signedIn()
    const list = () => scene.doing(actor, (doing) => listOwnSessions({ ...doing, session }))
    expect((await list()).map(({ current }) => current).sort()).toEqual([false, false, true])
    const other = (await there.signedIn()).session.sessionId
    await scene.doing(actor, (doing) => endOwnSession({ ...doing, session }, other))
    expect(await there.find()).toBeUndefined()
    expect(await scene.doing(actor, (doing) => endOtherSessions({ ...doing, session }))).toBe(1)
    expect(await list()).toHaveLength(1)
    expect(await here.find()).toBeDefined()
  })

  test("of somebody else are not there for anybody but an administrator", async () => {
    await scene.account("private")
    const browser = await begun("private")
    const { actor, session } = await browser.signedIn()
    const mine = await (await begun(`acting-${acted}`)).signedIn()
    const ending = scene.doing(mine.actor, (doing) =>
      endOwnSession({ ...doing, session: mine.session }, session.sessionId),
    )
    expect(await refusalOf(ending)).toBe("not-found")
    expect(await browser.find()).toBeDefined()
    const security = await acting("security-admin", root)
    expect(await scene.doing(security, (doing) => endSessionsOf(doing, actor.accountId))).toBe(1)
    expect(await browser.find()).toBeUndefined()
  })

  test("are twenty at most; the oldest make room", async () => {
    await scene.account("many")
    const first = await begun("many")
    for (let number = 0; number < 20; number += 1) await begun("many")
    expect(await first.find()).toBeUndefined()
  })
})

describe("an identity at the provider", () => {
  test("is registered by whoever could have let its owner in, and by nobody else", async () => {
    const department = await scene.account("linked-department")
    await scene.grant(department, "department-officer", root)
    const ordinary = await scene.account("linked-ordinary")
    const link = (as: Acting, accountId: number, subject: string) =>
      refusalOf(
        scene.doing(as, (doing) => linkIdentity(doing, accountId, { issuer: "https://idp", subject })),
      )
    expect(await link(officer, department, "one")).toBe("beyond-own-roles")
    expect(await link(await acting("security-admin", root), department, "one")).toBe("beyond-own-roles")
    expect(await link(officer, officer.accountId, "one")).toBe("beyond-own-roles")
    expect(await link(officer, ordinary, "one")).toBe("done")
  })
})

describe("an administrator's account", () => {
  test("is shut by the security administrator only, and never the last of its kind", async () => {
    const auditor = await scene.account("one-auditor")
    await scene.grant(auditor, "audit-admin", root)
    await scene.owner.query(
      "update grant_of_role set ended_at = now() where role = 'audit-admin' and account_id <> $1",
      [auditor],
    )
    const shut = async (as: Role) => {
      const actor = await acting(as, root)
      return await refusalOf(scene.doing(actor, (doing) => disableAccount(doing, auditor)))
    }
    expect(await shut("system-admin")).toBe("beyond-own-roles")
    expect(await shut("security-admin")).toBe("last-administrator")
    await scene.grant(await scene.account("two-auditor"), "audit-admin", root)
    expect(await shut("security-admin")).toBe("done")
  })
})
