import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { OidcEnv } from "../../../src/server/env.ts"
import { disableAccount, linkIdentity } from "../../../src/server/features/accounts/index.ts"
import { providerCookie } from "../../../src/server/features/sign-in/cookies.ts"
import {
  leaveForProvider,
  providerReturnPath,
  returnFromProvider,
} from "../../../src/server/features/sign-in/index.ts"
import { hashOf } from "../../../src/server/features/sign-in/token.ts"
import {
  challengeOf,
  type Forgery,
  type ForgingProvider,
  type IdentityProvider,
  startForgingProvider,
  startProvider,
  visitProvider,
  withParameter,
} from "../../support/identity-provider.ts"
import { Browser, openSignInScene, refusalOf, type SignInScene } from "../../support/sign-in-scene.ts"

let scene: SignInScene
let provider: IdentityProvider
let forging: ForgingProvider
beforeAll(async () => {
  scene = await openSignInScene()
  provider = await startProvider(`/api${providerReturnPath}`)
  forging = await startForgingProvider()
  await linked("wang", provider.oidc)
})
afterAll(async () => {
  await provider.close()
  await forging.close()
  await scene.close()
})

const administrator = {
  accountId: 999_999,
  roles: [{ role: "system-admin", unitId: 0, path: "" }],
} as const

/** An account for somebody at the provider. */
async function linked(subject: string, { issuer }: OidcEnv, login = subject): Promise<number> {
  const accountId = await scene.account(login)
  await scene.doing(administrator, (doing) => linkIdentity(doing, accountId, { issuer, subject }))
  return accountId
}

function browserFor({ oidc }: IdentityProvider): Browser {
  return new Browser(scene, "192.0.2.40", oidc)
}

async function leave(browser: Browser): Promise<string> {
  const { address, visitToken } = await leaveForProvider(browser.caller)
  browser.cookies.set(providerCookie(browser.caller.app.env).name, visitToken)
  return address
}

const comeBack = (browser: Browser, query: string) => refusalOf(returnFromProvider(browser.caller, query))

describe("the identity provider", () => {
  test("lets in whoever was registered beforehand, to their own account", async () => {
    const browser = browserFor(provider)
    const address = await leave(browser)
    expect(new URL(address).searchParams.get("redirect_uri")).toBe(
      "https://xueer.example/api/session/provider/return",
    )
    browser.take(await returnFromProvider(browser.caller, await visitProvider(address, "wang")))
    expect((await browser.find())?.actor.login).toBe("wang")
    expect((await browser.find())?.steppedUpSeconds).toBeLessThan(30)
  })

  test("lets in nobody else, whatever their name there: not by login, not from another provider", async () => {
    await scene.account("li")
    await linked("zhao", { ...provider.oidc, issuer: "https://other.example" })
    for (const subject of ["li", "zhao", "WANG", "nobody"]) {
      const browser = browserFor(provider)
      expect(await comeBack(browser, await visitProvider(await leave(browser), subject)), subject).toBe(
        "provider-refused",
      )
    }
  })

  test("lets in nobody whose account is shut, and leads to the second step where there is one", async () => {
    const shut = await linked("shut", provider.oidc)
    await scene.doing(administrator, (doing) => disableAccount(doing, shut))
    const browser = browserFor(provider)
    expect(await comeBack(browser, await visitProvider(await leave(browser), "shut"))).toBe(
      "provider-refused",
    )
    const stepped = await linked("stepped", provider.oidc)
    await scene.owner.query("update account set totp_secret = '\\x00' where account_id = $1", [stepped])
    const other = browserFor(provider)
    const query = await visitProvider(await leave(other), "stepped")
    expect(await returnFromProvider(other.caller, query)).toMatchObject({ awaitsSecondFactor: true })
  })

  test("belongs to one account at most", async () => {
    const accountId = await scene.account("second-of-wang")
    const identity = { issuer: provider.oidc.issuer, subject: "wang" }
    const again = scene.doing(administrator, (doing) => linkIdentity(doing, accountId, identity))
    expect(await refusalOf(again)).toBe("subject-taken")
  })

  test("is not believed when the state is forged, or left out", async () => {
    for (const forge of [
      (query: URLSearchParams) => query.set("state", "forged"),
      (query: URLSearchParams) => query.delete("state"),
    ]) {
      const browser = browserFor(provider)
      const query = new URLSearchParams(await visitProvider(await leave(browser), "wang"))
      forge(query)
      expect(await comeBack(browser, query.toString())).toBe("provider-refused")
    }
  })

  test("is not believed in another browser than the one that left", async () => {
    const [own, other, never] = [browserFor(provider), browserFor(provider), browserFor(provider)]
    const query = await visitProvider(await leave(own), "wang")
    await leave(other)
    expect(await comeBack(other, query)).toBe("provider-refused")
    expect(await comeBack(never, query)).toBe("provider-refused")
    expect(await comeBack(own, query)).toBe("done")
  })

  test("is not believed when the nonce or the challenge is another's", async () => {
    for (const [name, value] of [
      ["nonce", "another"],
      ["code_challenge", challengeOf("another verifier that is long enough to be one of them")],
    ] as const) {
      const browser = browserFor(provider)
      const address = withParameter(await leave(browser), name, value)
      expect(await comeBack(browser, await visitProvider(address, "wang")), name).toBe("provider-refused")
    }
  })

  test("is believed once: neither the visit nor the code works again", async () => {
    const browser = browserFor(provider)
    const query = await visitProvider(await leave(browser), "wang")
    const answers = await Promise.all(Array.from({ length: 6 }, () => comeBack(browser, query)))
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1)
    const visit = browser.cookies.get(providerCookie(browser.caller.app.env).name) ?? ""
    await scene.owner.query("insert into provider_visit (token_hash) values ($1)", [hashOf(visit)])
    expect(await comeBack(browser, query)).toBe("provider-refused")
  })

  test("has ten minutes", async () => {
    const browser = browserFor(provider)
    const query = await visitProvider(await leave(browser), "wang")
    await scene.owner.query("update provider_visit set left_at = left_at - interval '11 minutes'")
    expect(await comeBack(browser, query)).toBe("provider-refused")
  })

  test("may refuse", async () => {
    const browser = browserFor(provider)
    const state = new URL(await leave(browser)).searchParams.get("state") ?? ""
    expect(await comeBack(browser, `error=access_denied&state=${state}`)).toBe("provider-refused")
  })

  test("leaves nothing in the database by which a visit could be taken over", async () => {
    const browser = browserFor(provider)
    const query = new URL(await leave(browser)).searchParams
    const visit = browser.cookies.get(providerCookie(browser.caller.app.env).name) ?? ""
    const { rows } = await scene.owner.query("select jsonb_agg(v)::text as all from provider_visit v")
    for (const secret of [visit, query.get("state"), query.get("nonce")]) {
      expect(rows[0].all).not.toContain(secret)
    }
  })

  test("that does not answer is said not to, and asked again later; none is no matter", async () => {
    const gone = await startProvider(`/api${providerReturnPath}`)
    await gone.close()
    expect(await refusalOf(leaveForProvider(browserFor(gone).caller))).toBe("provider-unreachable")
    expect(await refusalOf(leaveForProvider(scene.browser().caller))).toBe("provider-off")
  })
})

describe("a token of a provider", () => {
  const hour = 3600
  const now = Math.floor(Date.now() / 1000)

  async function cameOf(forgery: Forgery): Promise<string> {
    const browser = browserFor(forging)
    const asked = new URL(await leave(browser)).searchParams
    forging.forge(forgery, asked.get("nonce") ?? "")
    return await comeBack(browser, `code=any&state=${asked.get("state")}`)
  }

  test("that is honest is believed", async () => {
    await linked("wang", forging.oidc, "wang-of-the-other")
    expect(await cameOf({})).toBe("done")
  })

  test.each<[string, Forgery]>([
    ["unsigned", { head: { alg: "none" } }],
    ["signed with another key", { strangeKey: true }],
    ["signed with the client's secret", { head: { alg: "HS256" } }],
    ["for another program", { claims: { aud: "somebody-else" } }],
    ["for several, us among them, without saying who asked", { claims: { aud: ["xueer", "somebody-else"] } }],
    ["of another issuer", { claims: { iss: "https://other.example" } }],
    ["of another visit", { claims: { nonce: "another" } }],
    ["without a nonce", { claims: { nonce: undefined } }],
    ["that is over", { claims: { exp: now - hour, iat: now - 2 * hour } }],
    ["without a subject", { claims: { sub: undefined } }],
  ])("%s is not", async (_, forgery) => {
    expect(await cameOf(forgery)).toBe("provider-refused")
  })
})
