import { readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import { removeSecondFactor } from "../../../src/server/features/accounts/index.ts"
import {
  changePassword,
  confirmSecondFactor,
  giveRecoveryCodes,
  offerSecondFactor,
  passSecondStep,
  signIn,
  stepUp,
  whatIsPending,
} from "../../../src/server/features/sign-in/index.ts"
import { totpAddress, totpCode, totpSecretText, totpStep } from "../../../src/server/features/sign-in/totp.ts"
import { seal, unseal } from "../../../src/server/seal.ts"
import {
  type Browser,
  codeNow,
  goodPassword,
  openSignInScene,
  refusalOf,
  type SignInScene,
} from "../../support/sign-in-scene.ts"

let scene: SignInScene
beforeAll(async () => {
  scene = await openSignInScene()
})
afterAll(() => scene.close())

const password = goodPassword

async function begun(login: string): Promise<Browser> {
  const browser = scene.browser()
  browser.take(await signIn(browser.caller, { login, password }))
  return browser
}

/** Somebody signed in, with a second factor just set up. */
async function enrolled(login: string) {
  await scene.account(login)
  const browser = await begun(login)
  const caller = await browser.signedIn()
  const { secret } = await scene.doing(caller.actor, (doing) =>
    offerSecondFactor({ ...doing, session: caller.session }, scene.dataDir),
  )
  // The step before, so that the present one is still to be used.
  const recovery = await confirmSecondFactor(caller, { code: codeNow(secret, -1) })
  return { browser, secret, recovery }
}

describe("codes by the clock", () => {
  test("are those of RFC 6238", () => {
    const secret = Buffer.from("12345678901234567890")
    for (const [seconds, code] of [
      [59, "287082"],
      [1_111_111_109, "081804"],
      [1_111_111_111, "050471"],
      [1_234_567_890, "005924"],
      [2_000_000_000, "279037"],
      [20_000_000_000, "353130"],
    ] as const) {
      expect(totpCode(secret, totpStep(seconds))).toBe(code)
    }
    expect(totpSecretText(secret)).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    expect(totpAddress(secret, "zhou")).toContain("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&")
  })
})

describe("the second step", () => {
  test("is all that is open until it is passed, and gives a new token", async () => {
    const { secret } = await enrolled("two-steps")
    const browser = scene.browser()
    const half = await signIn(browser.caller, { login: "two-steps", password })
    expect(half).toMatchObject({ awaitsSecondFactor: true, deviceToken: undefined })
    browser.take(half)
    const session = await browser.find()
    expect(session).toMatchObject({ awaitsSecondFactor: true, actor: { roles: [], memberId: null } })
    expect(session && whatIsPending(session)).toBe("second-factor-needed")
    const code = codeNow(secret)
    const typed = ` ${code.slice(0, 3)} ${code.slice(3)}`
    browser.take(await passSecondStep(browser.caller, { code: typed }))
    expect(browser.token).not.toBe(half.token)
    const whole = await browser.find()
    expect(whole && whatIsPending(whole)).toBeUndefined()
    browser.take(half)
    expect(await browser.find()).toBeUndefined()
  })

  test("cannot be gone round: a half session changes no password, no factor, and proves nothing", async () => {
    const { secret } = await enrolled("round")
    const browser = await begun("round")
    const half = await browser.signedIn()
    const refused = "second-factor-needed"
    expect(await refusalOf(changePassword(half, { current: password, next: "Nebel-Zange-40-Ufer" }))).toBe(
      refused,
    )
    expect(await refusalOf(stepUp(half, { password }))).toBe(refused)
    expect(await refusalOf(stepUp(half, { code: codeNow(secret) }))).toBe(refused)
    expect(await refusalOf(confirmSecondFactor(half, { code: codeNow(secret) }))).toBe(refused)
    const offering = scene.doing(half.actor, (doing) =>
      offerSecondFactor({ ...doing, session: half.session }, scene.dataDir),
    )
    expect(await refusalOf(offering)).toBe(refused)
  })

  test("takes a code once, also when it comes many times at once", async () => {
    const { secret } = await enrolled("once")
    await scene.set({ lockAfter: 10 })
    const browsers = await Promise.all(Array.from({ length: 8 }, () => begun("once")))
    const code = codeNow(secret)
    const answers = await Promise.all(
      browsers.map((browser) => refusalOf(passSecondStep(browser.caller, { code }))),
    )
    await scene.set({})
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1)
    expect(answers.filter((answer) => answer === "wrong-code")).toHaveLength(7)
  })

  test("takes no code of a step before the last one used", async () => {
    const { secret } = await enrolled("later")
    const first = await begun("later")
    expect(await refusalOf(passSecondStep(first.caller, { code: codeNow(secret, 1) }))).toBe("done")
    const second = await begun("later")
    expect(await refusalOf(passSecondStep(second.caller, { code: codeNow(secret) }))).toBe("wrong-code")
    expect(await refusalOf(passSecondStep(second.caller, { code: codeNow(secret, 2) }))).toBe("wrong-code")
  })

  test("takes each recovery code once, however it is typed, and nobody else's", async () => {
    const { recovery, browser } = await enrolled("lost")
    const other = await enrolled("other")
    expect(recovery).toHaveLength(10)
    const typed = (recovery[0] ?? "")
      .toLowerCase()
      .replaceAll("-", " ")
      .replaceAll("0", "o")
      .replaceAll("1", "l")
    // Whether those who came too late count before or after the one who came first, nobody is paused.
    await scene.set({ lockAfter: 10 })
    onTestFinished(() => scene.set({}))
    const browsers = await Promise.all(Array.from({ length: 6 }, () => begun("lost")))
    const answers = await Promise.all(
      browsers.map((one) => refusalOf(passSecondStep(one.caller, { code: typed }))),
    )
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1)
    const { actor } = await browser.signedIn()
    const { rows } = await scene.owner.query(
      "select from recovery_code where account_id = $1 and used_at is null",
      [actor.accountId],
    )
    expect(rows).toHaveLength(9)
    const strange = await begun("lost")
    expect(await refusalOf(passSecondStep(strange.caller, { code: other.recovery[0] ?? "" }))).toBe(
      "wrong-code",
    )
    // New ones make the old ones void.
    const fresh = await scene.doing(actor, giveRecoveryCodes)
    expect(await refusalOf(passSecondStep(strange.caller, { code: recovery[1] ?? "" }))).toBe("wrong-code")
    expect(await refusalOf(passSecondStep(strange.caller, { code: fresh[1] ?? "" }))).toBe("done")
  })

  test("is paused after five wrong codes, and the half session is over", async () => {
    const { secret } = await enrolled("tries")
    const browser = await begun("tries")
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => refusalOf(passSecondStep(browser.caller, { code: "000000" }))),
    )
    expect(answers.filter((answer) => answer === "wrong-code").length).toBeLessThanOrEqual(5)
    expect(await refusalOf(passSecondStep(browser.caller, { code: codeNow(secret) }))).toBe("not-signed-in")
    const again = await begun("tries")
    expect(await refusalOf(passSecondStep(again.caller, { code: codeNow(secret) }))).toBe("too-many")
  })

  test("is over after ten minutes", async () => {
    const { secret } = await enrolled("slow")
    const browser = await begun("slow")
    await scene.owner.query(
      "update session set expires_at = expires_at - interval '10 minutes' where awaits_second_factor",
    )
    expect(await refusalOf(passSecondStep(browser.caller, { code: codeNow(secret) }))).toBe("not-signed-in")
  })
})

describe("a second factor", () => {
  test("is owed by whoever sees beyond one branch, and by the administrators whatever was decided", async () => {
    const owed = async (login: string) => {
      const session = await (await begun(login)).find()
      return session && whatIsPending(session)
    }
    for (const [role, expected] of [
      ["recorder", undefined],
      ["branch-secretary", undefined],
      ["committee-officer", "second-factor-needed"],
      ["inspector", "second-factor-needed"],
      ["audit-admin", "second-factor-needed"],
    ] as const) {
      await scene.grant(await scene.account(`owes-${role}`), role)
      expect(await owed(`owes-${role}`), role).toBe(expected)
    }
    await scene.set({ secondFactorRoles: ["recorder"] })
    expect(await owed("owes-recorder")).toBe("second-factor-needed")
    expect(await owed("owes-inspector")).toBeUndefined()
    expect(await owed("owes-audit-admin")).toBe("second-factor-needed")
    await scene.set({})
  })

  test("counts only once it has shown a code; until then the one before does", async () => {
    const { browser, secret } = await enrolled("replacing")
    const caller = await browser.signedIn()
    const offer = (session = caller.session) =>
      scene.doing(caller.actor, (doing) => offerSecondFactor({ ...doing, session }, scene.dataDir))
    const next = await offer()
    expect(await refusalOf(confirmSecondFactor(caller, { code: codeNow(secret) }))).toBe("wrong-code")
    const half = await begun("replacing")
    expect(await refusalOf(passSecondStep(half.caller, { code: codeNow(secret) }))).toBe("done")
    await confirmSecondFactor(caller, { code: codeNow(next.secret) })
    expect(await refusalOf(confirmSecondFactor(caller, { code: codeNow(next.secret, 1) }))).toBe(
      "nothing-pending",
    )
    // Sessions elsewhere are over.
    expect(await half.find()).toBeUndefined()
    const stale = { ...caller.session, steppedUpSeconds: 601, hasSecondFactor: true }
    expect(await refusalOf(offer(stale))).toBe("step-up-needed")
  })

  test("that is lost is taken away by a security administrator, and with it all sessions", async () => {
    const { browser } = await enrolled("robbed")
    const { actor } = await browser.signedIn()
    const remove = (role: "security-admin" | "system-admin", accountId = 999_999) =>
      refusalOf(
        scene.doing({ accountId, roles: [{ role, unitId: 0, path: "" }] }, (doing) =>
          removeSecondFactor(doing, actor.accountId),
        ),
      )
    expect(await remove("security-admin", actor.accountId)).toBe("beyond-own-roles")
    expect(await remove("security-admin")).toBe("done")
    expect(await browser.find()).toBeUndefined()
    const after = scene.browser()
    expect(await signIn(after.caller, { login: "robbed", password })).toMatchObject({
      awaitsSecondFactor: false,
    })
  })

  test("lies encrypted, for its own account, under a key that is not in the database", async () => {
    const { secret, recovery } = await enrolled("kept")
    const { rows } = await scene.owner.query(
      "select account_id, totp_secret from account where login = 'kept'",
    )
    const [row] = rows
    const of = (accountId: number) => ({ purpose: "second factor" as const, accountId })
    expect(totpSecretText(unseal(scene.dataDir, of(row.account_id), row.totp_secret))).toBe(secret)
    expect(() => unseal(scene.dataDir, of(row.account_id + 1), row.totp_secret)).toThrow()
    const changed = Buffer.from(row.totp_secret)
    changed[40] = (changed[40] ?? 0) ^ 1
    expect(() => unseal(scene.dataDir, of(row.account_id), changed)).toThrow()
    const same = () => seal(scene.dataDir, of(1), Buffer.from("same"))
    expect(same()).not.toEqual(same())
    expect(() => unseal(scene.dataDir, { ...of(1), purpose: "repeated request" }, same())).toThrow()
    const file = join(scene.dataDir, "secret.key")
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const everything = await everythingKept()
    const key = readFileSync(file, "utf8").trim()
    for (const hidden of [
      secret,
      key,
      password,
      ...recovery,
      ...recovery.map((code) => code.replaceAll("-", "")),
    ]) {
      expect(everything).not.toContain(hidden)
      expect(everything).not.toContain(Buffer.from(hidden).toString("hex"))
    }
  })
})

/** Every row of every table, as text. */
async function everythingKept(): Promise<string> {
  const { rows } = await scene.owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  )
  const texts = []
  for (const { name } of rows) {
    const all = await scene.owner.query<{ text: string }>(
      `select coalesce(jsonb_agg(t)::text, '') as text from ${name} t`,
    )
    texts.push(all.rows[0]?.text ?? "")
  }
  expect(texts.length).toBeGreaterThan(20)
  return texts.join("\n")
}

describe("showing once more who one is", () => {
  test("by password or code gives a fresh session with a new token", async () => {
    const { browser, secret } = await enrolled("up")
    for (const proof of [{ password }, { code: codeNow(secret) }]) {
      await scene.owner.query("update session set stepped_up_at = stepped_up_at - interval '20 minutes'")
      const before = browser.token
      const caller = await browser.signedIn()
      expect(caller.session.steppedUpSeconds).toBeGreaterThan(1199)
      browser.take({ token: await stepUp(caller, proof) })
      expect((await browser.find())?.steppedUpSeconds).toBeLessThan(60)
      expect((await browser.find())?.sessionId).toBe(caller.session.sessionId)
      const old = scene.browser()
      old.take({ token: before })
      expect(await old.find()).toBeUndefined()
    }
  })

  test("counts its failures with those of signing in", async () => {
    await scene.account("guesser")
    const browser = await begun("guesser")
    const caller = await browser.signedIn()
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => refusalOf(stepUp(caller, { password: "not this one" }))),
    )
    expect(tries.filter((answer) => answer === "wrong-password")).toHaveLength(5)
    expect(await refusalOf(signIn(browser.caller, { login: "guesser", password }))).toBe("too-many")
  })
})
