import { createHash, generateKeyPairSync, sign } from "node:crypto"
import { createServer, type RequestListener, type Server } from "node:http"
import Provider from "oidc-provider"
import type { OidcEnv } from "../../src/server/env.ts"

/** What the tests' server is reached by. */
export const publicUrl = "https://xueer.example"
const client = { clientId: "xueer", clientSecret: "a-secret-of-the-client-that-is-long-enough" }

export interface IdentityProvider {
  readonly oidc: OidcEnv
  close(): Promise<void>
}

async function listen(): Promise<{ server: Server; issuer: string }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const bound = server.address()
  if (bound === null || typeof bound === "string") throw new Error("no port")
  return { server, issuer: `http://127.0.0.1:${bound.port}` }
}

function running(server: Server, issuer: string, answer: RequestListener): IdentityProvider {
  server.on("request", answer)
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { oidc: { issuer, ...client }, close }
}

/** A real provider, where whoever names themselves is who they say. */
export async function startProvider(returnPath: string): Promise<IdentityProvider> {
  const { server, issuer } = await listen()
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`${publicUrl}${returnPath}`],
      },
    ],
    cookies: { keys: ["a key of the test"] },
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  })
  return running(server, issuer, provider.callback())
}

/**
 * Goes where the provider's address leads, signs in there as somebody, agrees, and answers what stands behind our
 * address in the end.
 */
export async function visitProvider(address: string, subject: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = new URL(address)
  let form: string | undefined
  for (let step = 0; step < 12; step += 1) {
    const answer = await fetch(next, {
      method: form === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(form === undefined ? {} : { body: form }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const location = answer.headers.get("location")
    if (location !== null) {
      next = new URL(location, next)
      form = undefined
      if (next.href.startsWith(publicUrl)) return next.search.slice(1)
      continue
    }
    const page = await answer.text()
    const action = /action="([^"]+)"/.exec(page)?.[1]
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1]
    if (action === undefined || prompt === undefined)
      throw new Error(`the provider says: ${page.slice(0, 500)}`)
    next = new URL(action, next)
    form = new URLSearchParams({ prompt, login: subject, password: "whatever" }).toString()
  }
  throw new Error("the provider sends us round in circles")
}

/** Claims and head of a token, as a provider that is not honest would write them. */
export interface Forgery {
  readonly head?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
  /** Signed with a key that the provider does not publish. */
  readonly strangeKey?: true
}

export interface ForgingProvider extends IdentityProvider {
  /** What the next tokens are like; `nonce` is what the visit asked for. */
  forge(forgery: Forgery, nonce: string): void
}

/** A provider that answers any code with a token of our making. */
export async function startForgingProvider(): Promise<ForgingProvider> {
  const { server, issuer } = await listen()
  const [own, strange] = [rsaKey(), rsaKey()]
  let token = ""
  const answers: Readonly<Record<string, () => object>> = {
    "/.well-known/openid-configuration": () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/jwks": () => ({
      keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "own", alg: "RS256", use: "sig" }],
    }),
    "/token": () => ({ access_token: "a", token_type: "Bearer", id_token: token }),
  }
  const provider = running(server, issuer, (request, response) => {
    const answer = answers[request.url ?? ""]
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" })
    response.end(JSON.stringify(answer?.() ?? {}))
  })
  return {
    ...provider,
    forge: ({ head, claims, strangeKey }, nonce) => {
      const now = Math.floor(Date.now() / 1000)
      const honest = { iss: issuer, sub: "wang", aud: client.clientId, exp: now + 60, iat: now, nonce }
      const parts = [
        { alg: "RS256", kid: "own", ...head },
        { ...honest, ...claims },
      ]
      const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")
      const key = (strangeKey ? strange : own).privateKey
      const signature =
        head?.alg === "none" ? "" : sign("sha256", Buffer.from(text), key).toString("base64url")
      token = `${text}.${signature}`
    },
  }
}

function rsaKey() {
  return generateKeyPairSync("rsa", { modulusLength: 2048 })
}

/** The address with one of its parameters changed. */
export function withParameter(address: string, name: string, value: string): string {
  const url = new URL(address)
  url.searchParams.set(name, value)
  return url.href
}

/** What PKCE makes of a secret. */
export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url")
}
