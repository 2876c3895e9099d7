import { availableParallelism } from "node:os"
import { parseOptions } from "@node-rs/argon2"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { Hashing, hashing, nobodysHash } from "../../../src/server/features/sign-in/hashing.ts"
import { changePassword, signIn, whatIsPending } from "../../../src/server/features/sign-in/index.ts"
import {
  type Browser,
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

const next = "Nebel-Zange-40-Ufer"

async function begun(login: string, password = goodPassword): Promise<Browser> {
  const browser = scene.browser()
  browser.take(await signIn(browser.caller, { login, password }))
  return browser
}

/** Changes it and keeps the new cookie. */
async function change(browser: Browser, current: string, to: string): Promise<string> {
  const caller = await browser.signedIn()
  return await refusalOf(
    changePassword(caller, { current, next: to }).then((token) => browser.take({ token })),
  )
}

describe("a password is kept", () => {
  test("as argon2id with 19 MiB, two passes, one lane, whole", async () => {
    const long = `${"Nebel-Zange-".repeat(10)}12345678`
    const hash = await hashing.hash(long)
    for (const made of [hash, nobodysHash]) {
      expect(made).toMatch(/^\$argon2id\$/)
      expect(parseOptions(made)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 })
    }
    expect(long).toHaveLength(128)
    expect(await hashing.verify(hash, long)).toBe(true)
    expect(await hashing.verify(hash, `${long.slice(0, -1)}9`)).toBe(false)
  })

  test("the same however it was typed", async () => {
    const hash = await hashing.hash("Ｎｅｂｅｌ－Zange é")
    expect(await hashing.verify(hash, "Nebel－Zange e\u0301".normalize("NFKC"))).toBe(true)
    expect(await hashing.verify(hash, "Ｎebel-Zange e\u0301")).toBe(true)
  })

  test("and compared by so many at once; who has waited too long is told so", async () => {
    const narrow = new Hashing(2, 60)
    const waiting = Array.from({ length: 40 }, () => refusalOf(narrow.verify(null, "whatever")))
    const answers = await Promise.all(waiting)
    expect(answers).toContain("busy")
    expect(answers.slice(0, 2)).toEqual(["done", "done"])
    expect(narrow.verified).toBe(answers.filter((answer) => answer === "done").length)
    // Whoever comes later finds room again.
    expect(await refusalOf(narrow.verify(null, "whatever"))).toBe("done")
    expect(availableParallelism()).toBeGreaterThan(0)
  })
})

describe("changing a password", () => {
  test("asks for the present one, ends every other session, and leaves this browser a new token", async () => {
    await scene.account("changes")
    const browser = await begun("changes")
    const elsewhere = await begun("changes")
    const before = browser.token
    expect(await change(browser, "not this one", next)).toBe("wrong-password")
    expect(await elsewhere.find()).toBeDefined()
    expect(await change(browser, goodPassword, next)).toBe("done")
    expect(browser.token).not.toBe(before)
    expect(await browser.find()).toBeDefined()
    expect(await elsewhere.find()).toBeUndefined()
    expect(await refusalOf(begun("changes"))).toBe("wrong-sign-in")
    expect(await refusalOf(begun("changes", next))).toBe("done")
  })

  test("refuses what is easily guessed, also by who knows somebody", async () => {
    const memberId = await scene.member("M2010007", "欧阳娜娜")
    await scene.account("m2010007", { name: "欧阳娜娜", memberId })
    const browser = await begun("m2010007")
    for (const [password, why] of [
      ["short7q", "password-too-short"],
      ["n".repeat(129), "password-too-long"],
      ["P@ssw0rd2026", "password-common"],
      ["ouyangnana99", "password-about-you"],
      ["欧阳娜娜欧阳娜娜88", "password-about-you"],
      ["13800138000!", "password-about-you"],
      ["M2010007-M2010007", "password-about-you"],
      ["xueer-2026", "password-about-you"],
      [goodPassword, "password-used-before"],
    ]) {
      expect(await change(browser, goodPassword, password ?? ""), password).toBe(why)
    }
    expect(await change(browser, goodPassword, "纸船 在 七月 的 河上")).toBe("done")
  })

  test("is asked of nobody in the profile modern, however old it is", async () => {
    await scene.grant(await scene.account("old-modern"), "recorder")
    await scene.owner.query(
      "update account set password_set_at = now() - interval '3 years' where login = 'old-modern'",
    )
    const session = await (await begun("old-modern")).find()
    expect(session?.mustChange).toBe(false)
  })
})

describe("the profile mlps3", () => {
  beforeAll(() => scene.set({ passwordProfile: "mlps3" }))
  afterAll(() => scene.set({}))

  test("asks for three kinds of characters", async () => {
    await scene.account("plain")
    const browser = await begun("plain")
    expect(await change(browser, goodPassword, "kvptqzxmdwjh")).toBe("password-too-plain")
    expect(await change(browser, goodPassword, "kvptQzx7")).toBe("done")
  })

  test("takes none of the last five again", async () => {
    await scene.account("returns")
    const browser = await begun("returns")
    const passwords = [goodPassword, ...[1, 2, 3, 4, 5].map((number) => `Ufer-Nebel-${number}-Zange`)]
    for (let at = 1; at < passwords.length; at += 1) {
      expect(await change(browser, passwords[at - 1] ?? "", passwords[at] ?? "")).toBe("done")
    }
    const last = passwords[5] ?? ""
    for (const used of passwords.slice(1))
      expect(await change(browser, last, used)).toBe("password-used-before")
    expect(await change(browser, last, goodPassword)).toBe("done")
  })

  test("asks whoever holds a role for another one after 90 days", async () => {
    await scene.account("member-only")
    await scene.grant(await scene.account("staff"), "recorder")
    const aged = (days: number) =>
      scene.owner.query("update account set password_set_at = now() - make_interval(days => $1)", [days])
    await aged(89)
    expect((await (await begun("staff")).find())?.mustChange).toBe(false)
    await aged(90)
    expect((await (await begun("member-only")).find())?.mustChange).toBe(false)
    const browser = await begun("staff")
    const session = await browser.find()
    expect(session && whatIsPending(session)).toBe("password-change-needed")
    expect(await change(browser, goodPassword, next)).toBe("done")
    expect((await browser.find())?.mustChange).toBe(false)
  })
})
