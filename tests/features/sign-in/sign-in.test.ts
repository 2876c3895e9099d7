import { hash } from "@node-rs/argon2"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { disableAccount, unlockAccount } from "../../../src/server/features/accounts/index.ts"
import { addressBuckets, networkOf } from "../../../src/server/features/sign-in/address-bucket.ts"
import { hashing, isOutdated } from "../../../src/server/features/sign-in/hashing.ts"
import { findSession, sessionCookie, signIn, signOut } from "../../../src/server/features/sign-in/index.ts"
import { hashOf, makeToken } from "../../../src/server/features/sign-in/token.ts"
import {
  goodPassword,
  openSignInScene,
  refusalOf,
  type SignInScene,
  today,
} from "../../support/sign-in-scene.ts"

let scene: SignInScene
beforeAll(async () => {
  scene = await openSignInScene()
})
afterAll(() => scene.close())

const administrator = {
  accountId: 999_999,
  roles: [{ role: "security-admin", unitId: 0, path: "" }],
} as const

describe("signing in", () => {
  test("with the right password begins a session, whatever the case or width of the login", async () => {
    const accountId = await scene.account("right")
    for (const login of ["right", "  RIGHT ", "ｒｉｇｈｔ"]) {
      const browser = scene.browser()
      browser.take(await signIn(browser.caller, { login, password: goodPassword }))
      expect((await browser.find())?.actor).toMatchObject({ accountId, login: "right", roles: [] })
    }
  })

  test("says the same of a wrong password, an unknown login, a shut account and one without a password", async () => {
    await scene.account("known")
    const shut = await scene.account("shut")
    await scene.doing(administrator, (doing) => disableAccount(doing, shut))
    await scene.owner.query("insert into account (login, name) values ('without', '周敏')")
    const { caller } = scene.browser()
    for (const [login, password] of [
      ["known", "not-the-password"],
      ["nobody", goodPassword],
      ["shut", goodPassword],
      ["without", goodPassword],
    ] as const) {
      const before = hashing.verified
      expect(await refusalOf(signIn(caller, { login, password })), login).toBe("wrong-sign-in")
      expect(hashing.verified - before, login).toBe(1)
    }
  })

  test("takes as long for an unknown login as for a known one", async () => {
    for (let number = 0; number < 15; number += 1) await scene.account(`timed-${number}`)
    const took = { known: [] as number[], unknown: [] as number[] }
    for (let number = 0; number < 15; number += 1) {
      for (const [kind, login] of [
        ["known", `timed-${number}`],
        ["unknown", `never-${number}`],
      ] as const) {
        const started = performance.now()
        await refusalOf(signIn(scene.browser("192.0.2.77").caller, { login, password: "something else" }))
        took[kind].push(performance.now() - started)
      }
    }
    const middle = (times: number[]) => times.sort((a, b) => a - b)[7] ?? 0
    const [known, unknown] = [middle(took.known), middle(took.unknown)]
    expect(Math.abs(known - unknown) / Math.max(known, unknown)).toBeLessThan(0.4)
  })

  test("makes a hash anew that was made with less", async () => {
    const accountId = await scene.account("weak")
    const made = await hash(goodPassword, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
    expect(isOutdated(made)).toBe(true)
    await scene.owner.query("update account set password_hash = $2 where account_id = $1", [accountId, made])
    await signIn(scene.browser().caller, { login: "weak", password: goodPassword })
    const { rows } = await scene.owner.query("select password_hash from account where account_id = $1", [
      accountId,
    ])
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await hashing.verify(rows[0].password_hash, goodPassword)).toBe(true)
  })
})

describe("guessing", () => {
  const guess = (login: string, browser = scene.browser()) =>
    refusalOf(signIn(browser.caller, { login, password: `guess ${Math.random()}` }))
  const right = (login: string, browser = scene.browser()) =>
    refusalOf(signIn(browser.caller, { login, password: goodPassword }))

  test.each(["guessed", "unknown-too"])("200 times at once at %s leads to 5 verifications", async (login) => {
    if (login === "guessed") await scene.account(login)
    const before = hashing.verified
    const answers = await Promise.all(Array.from({ length: 200 }, () => guess(login)))
    expect(hashing.verified - before).toBe(5)
    expect(answers.filter((code) => code === "wrong-sign-in")).toHaveLength(5)
    expect(answers.filter((code) => code === "too-many")).toHaveLength(195)
    expect(await guess(login)).toBe("too-many")
  })

  test("is paused for 15 minutes; then five more", async () => {
    await scene.account("paused")
    for (let number = 0; number < 5; number += 1) expect(await guess("paused")).toBe("wrong-sign-in")
    expect(await right("paused")).toBe("too-many")
    await scene.owner.query(
      "update sign_in_failure set locked_until = locked_until - interval '14 minutes' where locked_until is not null",
    )
    expect(await right("paused")).toBe("too-many")
    await scene.owner.query(
      "update sign_in_failure set locked_until = locked_until - interval '1 minute' where locked_until is not null",
    )
    expect(await right("paused")).toBe("done")
  })

  test("stops counting with a success", async () => {
    await scene.account("twice")
    for (let round = 0; round < 3; round += 1) {
      for (let number = 0; number < 4; number += 1) expect(await guess("twice")).toBe("wrong-sign-in")
      expect(await right("twice")).toBe("done")
    }
  })

  test("by strangers does not lock out somebody where they have signed in before", async () => {
    await scene.account("besieged")
    const own = scene.browser()
    own.take(await signIn(own.caller, { login: "besieged", password: goodPassword }))
    for (let number = 0; number < 5; number += 1) await guess("besieged")
    expect(await right("besieged")).toBe("too-many")
    expect(await right("besieged", own)).toBe("done")
    // And the other way round: five failures there stop that device alone.
    await scene.doing(administrator, async (doing) => {
      const { rows } = await doing.client.query("select account_id from account where login = 'besieged'")
      await unlockAccount(doing, rows[0].account_id)
    })
    for (let number = 0; number < 5; number += 1) expect(await guess("besieged", own)).toBe("wrong-sign-in")
    expect(await right("besieged", own)).toBe("too-many")
    expect(await right("besieged")).toBe("done")
  })

  test("is not made easier by a device of one's own account, or an invented one", async () => {
    await scene.account("attacker")
    await scene.account("victim")
    const own = scene.browser()
    own.take(await signIn(own.caller, { login: "attacker", password: goodPassword }))
    const invented = scene.browser()
    for (let number = 0; number < 5; number += 1) {
      invented.take({ token: "", deviceToken: makeToken() })
      expect(await guess("victim", number % 2 ? own : invented)).toBe("wrong-sign-in")
    }
    expect(await guess("victim", own)).toBe("too-many")
    expect(await guess("victim", invented)).toBe("too-many")
  })

  test("at many accounts from one address raises the alarm, once, and the security administrator hears of it", async () => {
    const security = await scene.account("keeps-watch")
    await scene.grant(security, "security-admin")
    const former = await scene.account("kept-watch")
    await scene.grant(former, "security-admin", null, "2026-01-01", "2026-02-01")
    const browser = scene.browser("198.51.100.7")
    for (let number = 0; number < 110; number += 1) {
      expect(await guess(`spray-${number}`, browser)).toBe("wrong-sign-in")
    }
    expect((await scene.actions()).filter((action) => action === "many-accounts-tried")).toHaveLength(1)
    const { rows } = await scene.owner.query(
      "select account_id, details from notice where kind = 'many-accounts-tried'",
    )
    expect(rows).toEqual([{ account_id: security, details: { address: "198.51.100.7" } }])
  })

  test("from one address is slowed down, for strangers there and for nobody else", async () => {
    await scene.account("at-work")
    const own = scene.browser("198.51.100.9")
    own.take(await signIn(own.caller, { login: "at-work", password: goodPassword }))
    while (addressBuckets.take("198.51.100.9") === 0);
    const order: string[] = []
    const noted = async (who: string, done: Promise<string>) => order.push(`${who} ${await done}`)
    await Promise.all([
      noted("stranger there", guess("somebody", scene.browser("198.51.100.9"))),
      noted("another there", guess("somebody-else", scene.browser("198.51.100.9"))),
      noted("known there", right("at-work", own)),
      noted("stranger elsewhere", right("at-work")),
    ])
    expect(order.slice(0, 2).sort()).toEqual(["known there done", "stranger elsewhere done"])
    expect(order.slice(2).sort()).toEqual(["another there wrong-sign-in", "stranger there wrong-sign-in"])
  })

  test("from all over one household's addresses is guessing from one", async () => {
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe(networkOf("2001:db8:1:2::9"))
    expect(networkOf("2001:db8::9")).toBe("2001:db8:0:0::/64")
    expect(networkOf("2001:db8:1:3::9")).not.toBe(networkOf("2001:db8:1:2::9"))
    expect(networkOf("198.51.100.9")).toBe("198.51.100.9")
  })

  test("does not keep 300 people of the same address out, nor one where she is known", async () => {
    await scene.account("secretary")
    const hers = scene.browser("198.51.100.77")
    hers.take(await signIn(hers.caller, { login: "secretary", password: goodPassword }))
    const logins = Array.from({ length: 300 }, (_, index) => `morning-${index}`)
    for (const login of logins) await scene.account(login)
    while (addressBuckets.take("198.51.100.77") === 0);
    let open = true
    let guesses = 0
    const guesser = async (lane: number) => {
      for (let number = 0; open; number += 1) {
        await guess(`nobody-${lane}-${number}`, scene.browser("198.51.100.77"))
        guesses += 1
      }
    }
    const began = performance.now()
    const guessing = Promise.all(Array.from({ length: 10 }, (_, lane) => guesser(lane)))
    const crowd = logins.map((login) => right(login, scene.browser("198.51.100.77")))
    const hersBegan = performance.now()
    expect(await right("secretary", hers)).toBe("done")
    expect(performance.now() - hersBegan).toBeLessThan(3000)
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(["done"]))
    open = false
    const seconds = (performance.now() - began) / 1000
    expect(guesses).toBeLessThanOrEqual(2 * seconds + 2)
    await guessing
  }, 120_000)

  test("can be counted otherwise, as the installation decides", async () => {
    await scene.set({ lockAfter: 3 })
    await scene.account("strict")
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess("strict")))
    expect(answers.filter((code) => code === "wrong-sign-in")).toHaveLength(3)
    await scene.set({})
  })
})

describe("a session", () => {
  test("is known by the hash of its token alone, which is new each time", async () => {
    await scene.account("session")
    const browser = scene.browser()
    const first = await signIn(browser.caller, { login: "session", password: goodPassword })
    browser.take(first)
    const second = await signIn(browser.caller, { login: "session", password: goodPassword })
    expect(second.token).not.toBe(first.token)
    // The session the browser brought is over.
    expect(await findSession(scene.database.pool, first.token, today)).toBeUndefined()
    const { rows } = await scene.owner.query("select token_hash from session where token_hash = $1", [
      hashOf(second.token),
    ])
    expect(rows).toHaveLength(1)
    const everything = await scene.owner.query(
      "select jsonb_agg(s)::text || (select jsonb_agg(d)::text from device d) as all from session s",
    )
    expect(everything.rows[0].all).not.toContain(second.token)
    expect(everything.rows[0].all).not.toContain(Buffer.from(second.token).toString("hex"))
  })

  test("set before a sign-in is not taken on", async () => {
    await scene.account("fixated")
    const browser = scene.browser()
    const planted = makeToken()
    browser.take({ token: planted })
    browser.take(await signIn(browser.caller, { login: "fixated", password: goodPassword }))
    expect(browser.token).not.toBe(planted)
    expect(await findSession(scene.database.pool, planted, today)).toBeUndefined()
  })

  const begun = async (login: string) => {
    await scene.account(login)
    const browser = scene.browser()
    browser.take(await signIn(browser.caller, { login, password: goodPassword }))
    return browser
  }
  const shift = (browser: { token: string }, column: string, by: string) =>
    scene.owner.query(`update session set ${column} = ${column} - $2::interval where token_hash = $1`, [
      hashOf(browser.token),
      by,
    ])

  test("ends half an hour after it was last used", async () => {
    const browser = await begun("idle")
    await shift(browser, "seen_at", "29 minutes")
    expect(await browser.find()).toBeDefined()
    // Being used moved it on.
    await shift(browser, "seen_at", "29 minutes")
    expect(await browser.find()).toBeDefined()
    await shift(browser, "seen_at", "31 minutes")
    expect(await browser.find()).toBeUndefined()
  })

  test("ends after eight hours, used or not", async () => {
    const browser = await begun("long")
    await shift(browser, "expires_at", "7 hours 59 minutes")
    expect(await browser.find()).toBeDefined()
    await shift(browser, "expires_at", "2 minutes")
    expect(await browser.find()).toBeUndefined()
  })

  test("lasts as the installation decides", async () => {
    await scene.set({ idleMinutes: 5, absoluteHours: 1 })
    const browser = await begun("short")
    await scene.set({})
    await shift(browser, "seen_at", "6 minutes")
    expect(await browser.find()).toBeUndefined()
  })

  test("writes that it is in use at most once a minute", async () => {
    const browser = await begun("seen")
    const seen = async () => {
      const { rows } = await scene.owner.query("select seen_at from session where token_hash = $1", [
        hashOf(browser.token),
      ])
      return rows[0].seen_at
    }
    const first = await seen()
    await browser.find()
    expect(await seen()).toBe(first)
    await shift(browser, "seen_at", "61 seconds")
    await browser.find()
    expect(await seen()).not.toBe(first)
  })

  test("is over when its owner signs out, and with the account at once", async () => {
    const browser = await begun("leaves")
    const { session, actor } = await browser.signedIn()
    await scene.doing(actor, (doing) => signOut({ ...doing, session }))
    expect(await browser.find()).toBeUndefined()

    const other = await begun("thrown-out")
    const found = await other.signedIn()
    await scene.doing(administrator, (doing) => disableAccount(doing, found.actor.accountId))
    expect(await other.find()).toBeUndefined()
  })

  test("of nonsense is none", async () => {
    for (const token of ["", "x", makeToken(), `${makeToken()}'`, "\0".repeat(43)]) {
      expect(await findSession(scene.database.pool, token, today)).toBeUndefined()
    }
  })

  test("knows the roles held today, with their places, and where the member belongs", async () => {
    const root = await scene.unit("root", "district-committee")
    const street = await scene.unit("street", "working-committee", root)
    const branch = await scene.unit("branch", "branch", street)
    const memberId = await scene.member("m1", "周敏", branch)
    const accountId = await scene.account("roles", { memberId })
    await scene.grant(accountId, "committee-officer", street)
    await scene.grant(accountId, "recorder", branch, "2026-01-01", "2026-11-25")
    await scene.grant(accountId, "branch-secretary", branch, "2026-11-26")
    const ended = await scene.grant(accountId, "inspector", root)
    await scene.owner.query("update grant_of_role set ended_at = now() where grant_id = $1", [ended])
    const browser = scene.browser()
    browser.take(await signIn(browser.caller, { login: "roles", password: goodPassword }))
    expect(await browser.find()).toMatchObject({
      mustEnrol: true,
      actor: {
        memberId,
        memberPath: `${root}.${street}.${branch}`,
        roles: [{ role: "committee-officer", unitId: street, path: `${root}.${street}` }],
      },
    })
    await scene.grant(accountId, "inspector", null)
    expect((await browser.find())?.actor.roles[1]).toEqual({
      role: "inspector",
      unitId: root,
      path: `${root}`,
    })
  })
})

describe("cookies", () => {
  const loopback = { host: "127.0.0.1", publicUrl: undefined }
  test("of a session are for this host, hidden from scripts and other sites, and secure", () => {
    for (const where of [loopback, { host: "0.0.0.0", publicUrl: "https://xueer.example" }]) {
      expect(sessionCookie(where).set("t")).toBe("__Host-sid=t; Path=/; HttpOnly; SameSite=Lax; Secure")
      expect(sessionCookie(where).clear()).toContain("Max-Age=0")
    }
  })

  test("do without TLS only in a network that has none", () => {
    for (const where of [
      { host: "0.0.0.0", publicUrl: undefined },
      { host: "127.0.0.1", publicUrl: "http://xueer.example" },
    ]) {
      expect(sessionCookie(where).set("t")).toBe("sid=t; Path=/; HttpOnly; SameSite=Lax")
    }
  })
})
