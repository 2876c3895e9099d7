import { afterEach, beforeEach, describe, expect, test } from "vitest"
import {
  completeSetup,
  grantRole,
  isSetupOpen,
  offerSetup,
} from "../../../src/server/features/accounts/index.ts"
import { activate, whatIsPending } from "../../../src/server/features/sign-in/index.ts"
import {
  goodPassword,
  openSignInScene,
  refusalOf,
  type SignInScene,
  today,
} from "../../support/sign-in-scene.ts"

let scene: SignInScene
beforeEach(async () => {
  scene = await openSignInScene()
})
afterEach(() => scene.close())

const offered = async () => {
  const token = await offerSetup(scene.database)
  if (token === undefined) throw new Error("no link was offered")
  return token
}

const setup = (token: string, login = "xitong") => ({
  token,
  system: { login, name: "孙立", password: goodPassword },
  security: { login: "anquan", name: "钱进" },
  audit: { login: "shenji", name: "周正" },
})

const complete = (token: string, login?: string) =>
  refusalOf(completeSetup(scene.browser().caller, setup(token, login)))

describe("the first start", () => {
  test("has no account and no password of any kind", async () => {
    const { rows } = await scene.owner.query(
      "select (select count(*) from account)::int + (select count(*) from grant_of_role)::int as n",
    )
    expect(rows[0].n).toBe(0)
    expect(await isSetupOpen(scene.browser().caller)).toBe(true)
  })

  test("offers a link that makes the three administrators, kept apart, before there is any unit", async () => {
    const browser = scene.browser()
    const done = await completeSetup(browser.caller, setup(await offered()))
    browser.take(done)
    const session = await browser.find()
    expect(session?.actor.roles).toEqual([{ role: "system-admin", unitId: 0, path: "" }])
    expect(session && whatIsPending(session)).toBe("second-factor-needed")
    expect(done.slips.map(({ login }) => login)).toEqual(["anquan", "shenji"])
    const roles = []
    for (const { code } of done.slips) {
      const other = scene.browser()
      other.take(await activate(other.caller, { code, password: "Ufer-Nebel-7-Zange" }))
      roles.push(...((await other.find())?.actor.roles.map(({ role }) => role) ?? []))
    }
    expect(roles).toEqual(["security-admin", "audit-admin"])
    expect(await isSetupOpen(browser.caller)).toBe(false)
    expect(await offerSetup(scene.database)).toBeUndefined()
  })

  test("lets the security administrator name the first officer, also while there is no unit", async () => {
    const { slips } = await completeSetup(scene.browser().caller, setup(await offered()))
    const browser = scene.browser()
    browser.take(
      await activate(browser.caller, { code: slips[0]?.code ?? "", password: "Ufer-Nebel-7-Zange" }),
    )
    const { actor } = await browser.signedIn()
    const accountId = await scene.account("officer")
    const grant = {
      accountId,
      role: "department-officer",
      unitId: null,
      fromOn: today,
      untilOn: null,
    } as const
    expect(await refusalOf(scene.doing(actor, (doing) => grantRole(doing, grant)))).toBe("done")
  })

  test("takes the link once, also when it comes twenty times at once", async () => {
    const token = await offered()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => complete(token, `xitong-${at}`)))
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1)
    for (const answer of answers) expect(["done", "setup-over", "busy"]).toContain(answer)
    const { rows } = await scene.owner.query("select count(*)::int as n from account")
    expect(rows[0].n).toBe(3)
    expect(await complete(token)).toBe("setup-over")
  })

  test("takes only the last link, and none that was made up", async () => {
    const first = await offered()
    const second = await offered()
    expect(await complete(first)).toBe("setup-over")
    expect(await complete(`${second.slice(0, -1)}_`)).toBe("setup-over")
    expect(await complete(second)).toBe("done")
  })

  test("leaves the link as it was when something is not right yet", async () => {
    const token = await offered()
    const wrong = { ...setup(token), system: { login: "xitong", name: "孙立", password: "12345678" } }
    expect(await refusalOf(completeSetup(scene.browser().caller, wrong))).toBe("password-common")
    const same = { ...setup(token), audit: { login: "ANQUAN", name: "周正" } }
    expect(await refusalOf(completeSetup(scene.browser().caller, same))).toBe("login-taken")
    expect(await complete(token)).toBe("done")
  })

  test("takes no link any more once anybody has an account", async () => {
    const token = await offered()
    await scene.account("early")
    expect(await complete(token)).toBe("setup-over")
  })

  test("keeps of the link a hash alone", async () => {
    const token = await offered()
    const { rows } = await scene.owner.query("select jsonb_agg(l)::text as all from setup_link l")
    expect(rows[0].all).not.toContain(token)
    expect(rows[0].all).not.toContain(Buffer.from(token, "base64url").toString("hex"))
  })
})
