import { createHmac } from "node:crypto"
import type { Configuration } from "openid-client"
import type { OidcEnv } from "../../env.ts"
import { countedEntries } from "../audit/index.ts"
import { accountOfSubject } from "./account-store.ts"
import type { SignedIn } from "./begin-session.ts"
import { providerCookie } from "./cookies.ts"
import { addVisit, spendVisit } from "./provider-store.ts"
import { signInRules } from "./rules-queries.ts"
import { enter } from "./sign-in.ts"
import { signInProblem } from "./sign-in-problem.ts"
import { hashOf, isToken, makeToken } from "./token.ts"
import { type Caller, poolOf } from "./who-asks.ts"

/** Where the provider sends browsers back to, below `/api`. */
export const providerReturnPath = "/session/provider/return"

/** A browser on its way to the provider. */
export interface Departure {
  /** Where it goes. */
  readonly address: string
  /** For the cookie with which it is known again. */
  readonly visitToken: string
}

/** Sends a browser to the identity provider. All it has to prove later comes out of its cookie; we keep a hash. */
export async function leaveForProvider(caller: Caller): Promise<Departure> {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import("openid-client")
  const config = await providerOf(caller)
  const visitToken = makeToken()
  const { state, nonce, verifier } = secretsOf(visitToken)
  await addVisit(poolOf(caller), hashOf(visitToken))
  const address = buildAuthorizationUrl(config, {
    redirect_uri: returnAddress(caller).href,
    scope: "openid",
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  })
  return { address: address.href, visitToken }
}

/**
 * Signs in whoever comes back, if their identity was registered for an account beforehand. `query` is what the
 * provider put behind our address.
 */
export async function returnFromProvider(caller: Caller, query: string): Promise<SignedIn> {
  const pool = poolOf(caller)
  const config = await providerOf(caller)
  const visitToken = caller.cookie(providerCookie(caller.app.env).name)
  if (visitToken === undefined || !isToken(visitToken)) throw signInProblem("provider-refused")
  if (!(await spendVisit(pool, hashOf(visitToken)))) throw signInProblem("provider-refused")
  const { issuer, subject } = await identityOf(caller, config, visitToken, query)
  const account = await accountOfSubject(pool, issuer, subject)
  if (!account || account.disabled) {
    const who = { login: account?.login ?? "?", accountId: account?.accountId ?? null }
    const details = { issuer, subject }
    const { app, address } = caller
    const counted = countedEntries(app.database)
    await counted.auditFew(pool, "provider-sign-in-failed", { who, details, address })
    throw signInProblem("provider-refused")
  }
  return await enter(caller, account, await signInRules(pool), "provider")
}

/** Who the provider says has come back: its answer is for this browser, this visit, this program, and signed. */
async function identityOf(
  caller: Caller,
  config: Configuration,
  visitToken: string,
  query: string,
): Promise<{ issuer: string; subject: string }> {
  const { authorizationCodeGrant } = await import("openid-client")
  const { state, nonce, verifier } = secretsOf(visitToken)
  const address = returnAddress(caller)
  address.search = query
  const tokens = await authorizationCodeGrant(config, address, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  }).catch((error: unknown) => {
    throw signInProblem(isNetworkTrouble(error) ? "provider-unreachable" : "provider-refused")
  })
  const claims = tokens.claims()
  if (!claims) throw signInProblem("provider-refused")
  return { issuer: claims.iss, subject: claims.sub }
}

/** What belongs to one visit, from the secret in the browser's cookie. */
function secretsOf(visitToken: string): { state: string; nonce: string; verifier: string } {
  const from = (use: string) => createHmac("sha256", visitToken).update(use).digest("base64url")
  return { state: from("state"), nonce: from("nonce"), verifier: from("verifier") }
}

function returnAddress({ app }: Caller): URL {
  return new URL(`${app.env.publicUrl ?? ""}/api${providerReturnPath}`)
}

const known = new Map<string, Promise<Configuration>>()

/** The provider, as it describes itself; asked once, and again after a failure. */
async function providerOf({ app }: Caller): Promise<Configuration> {
  const { oidc } = app.env
  if (oidc === undefined) throw signInProblem("provider-off")
  const key = `${oidc.issuer} ${oidc.clientId}`
  const found = known.get(key) ?? discover(oidc)
  known.set(key, found)
  return await found.catch(() => {
    known.delete(key)
    throw signInProblem("provider-unreachable")
  })
}

async function discover({ issuer, clientId, clientSecret }: OidcEnv): Promise<Configuration> {
  const { allowInsecureRequests, ClientSecretBasic, discovery, enableNonRepudiationChecks } = await import(
    "openid-client"
  )
  const server = new URL(issuer)
  // Without TLS only on this machine.
  const plain = server.protocol === "http:" && /^(localhost|127\.[\d.]+|\[::1\])$/.test(server.hostname)
  return await discovery(server, clientId, undefined, ClientSecretBasic(clientSecret), {
    timeout: 5,
    // Signatures are checked although the token comes over a connection of our own.
    execute: [enableNonRepudiationChecks, ...(plain ? [allowInsecureRequests] : [])],
  })
}

/** The provider did not answer, as against an answer that was not accepted. */
function isNetworkTrouble(error: unknown): boolean {
  if (error instanceof TypeError) return true
  return error instanceof Error && "code" in error && error.code === "OAUTH_TIMEOUT"
}
