import type { Context } from "hono"
import type { PoolClient } from "pg"
import { z } from "zod"
import type { FirstQuestion } from "../../contract/overview-first-page.ts"
import type { Language } from "../../contract/refusals.ts"
import type { FileOut } from "../../contract/wire.ts"
import { type Permission, riskOf } from "../../domain/access/permissions.ts"
import { isEmpty, type Scope, scopeFor } from "../../domain/access/scope.ts"
import type { Day } from "../../domain/shared/calendar.ts"
import { commit, isCutOff, OutcomeUnknown, undo } from "../db/index.ts"
import { auditRead } from "../features/audit/index.ts"
import { countPeopleSeen } from "../features/people/index.ts"
import { findSession, sessionCookie, whatIsPending } from "../features/sign-in/index.ts"
import { addressOf } from "../http/address.ts"
import { reasonOf } from "../http/change-reason.ts"
import { check } from "../http/check-input.ts"
import { compressed } from "../http/compress.ts"
import { cookieFrom } from "../http/cookies.ts"
import { fileResponse } from "../http/file-response.ts"
import { refuseCrossSite } from "../http/origin.ts"
import { problem } from "../http/problem.ts"
import { isDefect, problemAnswer } from "../http/problem-answer.ts"
import { readBytes } from "../http/read-bytes.ts"
import { readJson } from "../http/read-json.ts"
import { readQuery } from "../http/read-query.ts"
import { claimKey, fingerprint, type Given, keyFrom, storeAnswer } from "../http/repeat-store.ts"
import { Answer, type Call, type Route } from "../http/route.ts"
import { hideAnswer, showAnswer } from "../http/secret-answer.ts"
import { log } from "../log.ts"
import { noteAway } from "../note-away.ts"
import type { AppContext, PublicContext, RequestContext } from "../request-context.ts"
import type { FoundSession } from "../session.ts"
import type { WriteCounts, WriteTurns } from "./count-writes.ts"
import { reachKept, refuseLostReach } from "./lost-reach.ts"
import { noteDenial } from "./note-denial.ts"

/** JSON bodies are at most this long, bytes. */
const bodyMost = 262_144

/** Minutes after which a dangerous action asks for the password again. */
const stepUpMinutes = 10

/** What all routes share. */
interface Shared {
  readonly byEndpoint: ReadonlyMap<string, Route>
  readonly writes: WriteCounts
  readonly turns: WriteTurns
}

/** Answers requests to one route: reads and checks what comes, lets the action happen, says what came of it. */
export function answerer(
  app: AppContext,
  route: Route,
  shared: Shared,
): (context: Context) => Promise<Response> {
  return async (context) => {
    const language = languageOf(context.req.header("accept-language"))
    context.set("route", `/api${route.path}`)
    try {
      const answered = await answer(app, route, shared, context, language)
      return route.long ? await compressed(answered, context.req.header("accept-encoding")) : answered
    } catch (error) {
      noteAway(app.database, error)
      noteDenial(app, route, context, error)
      return refuse(error, context, app.today())
    }
  }
}

/** The answer for something that went wrong; defects are written to the log, whole. */
export function refuse(error: unknown, context: Context, today?: Day): Response {
  const { requestId, route } = context.var
  if (isDefect(error)) log.error("defect", { requestId, route, error })
  const language = languageOf(context.req.header("accept-language"))
  const { status, body, retryAfter } = problemAnswer(error, language, requestId, today)
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "Content-Type": "application/problem+json; charset=utf-8",
      "Cache-Control": "no-store",
      ...(retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) }),
    },
  })
}

function languageOf(header: string | undefined): Language {
  return header !== undefined && /^en\b/i.test(header.trim()) ? "en" : "zh"
}

async function answer(
  app: AppContext,
  route: Route,
  shared: Shared,
  context: Context,
  language: Language,
): Promise<Response> {
  const { raw } = context.req
  refuseCrossSite(raw, app.env.publicUrl)
  const today = app.today()
  const publicContext: PublicContext = {
    app,
    client: app.database.requests,
    today,
    now: `${today} ${app.time()}`,
    language,
    address: addressOf(context, app.env),
    userAgent: (context.req.header("user-agent") ?? "").slice(0, 200),
    cookie: (name) => cookieFrom(context.req.header("cookie"), name),
    answerAlong: (found, questions) => answerAlong(shared, publicContext, found, questions),
  }
  const session = route.permission === "public" ? undefined : await sessionOf(publicContext, route)
  if (session) context.set("who", session.actor)
  if (session) refuseChangedAccount(context.req.header("xueer-account"), session)
  if (session && route.method !== "get" && route.unfinished === undefined)
    shared.writes.count(app, session.actor.accountId, publicContext.now)
  const bytes = await bytesOf(raw, route)
  const call = callOf(context, route, language, bytes)
  const requestContext: RequestContext | undefined = session && {
    ...publicContext,
    actor: session.actor,
    session,
    reason: reasonOf(context.req.header("change-reason"), call.body, language),
  }
  const asked: Asked = {
    route,
    publicContext,
    requestContext,
    call,
    scope: requestContext && scopeOf(route, requestContext),
  }
  refuseWithoutRoom(app, route)
  if (route.method === "get") return await present(asked, await run(asked))
  if (route.noTransaction) return await inSteps(asked)
  const key = requestContext && keyFrom(context.req.header("idempotency-key"))
  const once = key &&
    requestContext && {
      key,
      accountId: requestContext.actor.accountId,
      hash: fingerprint(raw.method, pathAndQuery(raw.url), String(call.version), bytes),
    }
  const write = () => inOneTransaction(asked, once || undefined)
  return requestContext ? await shared.turns.take(app, requestContext.actor.accountId, write) : await write()
}

/** Where a chunk begins, say, stands in the query. */
function pathAndQuery(url: string): string {
  const { pathname, search } = new URL(url)
  return `${pathname}${search}`
}

/** On a disk that is nearly full only looking goes on, signing in, and the entries that looking leaves. */
function refuseWithoutRoom({ database }: AppContext, route: Route): void {
  const room = database.room()
  if (room === "plenty") return
  const toLook = route.permission === "public" || route.unfinished !== undefined
  const leavesEntry = "audited" in route && route.audited !== undefined
  const writes = route.method !== "get" || leavesEntry
  const mayUseReserve = route.method === "get" || toLook
  if (writes && (room === "none" || !mayUseReserve)) throw problem("disk-nearly-full")
}

/** A request, read and checked. */
interface Asked {
  readonly route: Route
  readonly publicContext: PublicContext
  readonly requestContext: RequestContext | undefined
  readonly call: Call<unknown, unknown, unknown>
  readonly scope: Scope<Permission> | undefined
}

/** What makes a write happen once, however often it is asked for. */
interface Once {
  readonly key: string
  readonly accountId: number
  readonly hash: Buffer
}

/** An action that sees to its own transactions: where one is cut off, what came before may have been done. */
async function inSteps(asked: Asked): Promise<Response> {
  try {
    return await present(asked, await run(asked))
  } catch (error) {
    throw isCutOff(error) ? new OutcomeUnknown(error) : error
  }
}

/** The action, its entry in the audit log and the answer kept for a repetition: all of it or nothing. */
async function inOneTransaction(asked: Asked, once: Once | undefined): Promise<Response> {
  const client = await asked.publicContext.app.database.requests.connect()
  let broken = false
  try {
    await begin(client, asked)
    const given = once && (await claimKey(client, once.accountId, once.key, once.hash))
    const response =
      given && once
        ? await repeated(inside(asked, client), once, given)
        : await doOnce(inside(asked, client), client, once)
    if (given) await undo(client)
    else await commit(client)
    return response
  } catch (error) {
    broken = !(await undo(client, error))
    throw error
  } finally {
    client.release(broken)
  }
}

/** Opens the transaction of a write, and says in it who changes things and, where they say it, why. */
async function begin(client: PoolClient, { requestContext }: Asked): Promise<void> {
  const by = requestContext?.actor.accountId
  const reason = requestContext?.reason
  await client.query(by === undefined ? "begin" : `begin; set local xueer.account = '${by}'`)
  if (reason !== undefined) await client.query("select set_config('xueer.reason', $1, true)", [reason])
}

function inside(asked: Asked, client: PoolClient): Asked {
  const { publicContext, requestContext } = asked
  return {
    ...asked,
    publicContext: { ...publicContext, client },
    requestContext: requestContext && { ...requestContext, client },
  }
}

async function doOnce(asked: Asked, client: PoolClient, once: Once | undefined): Promise<Response> {
  const response = await present(asked, await run(asked))
  if (!once) return response
  const body: unknown = response.status === 204 ? null : await response.clone().json()
  const kept = asked.route.secret
    ? hideAnswer(asked.publicContext.app.env.dataDir, once.accountId, body)
    : body
  const etag = response.headers.get("etag")
  const given = { status: response.status, body: kept, etag, reach: reachKept(asked.scope) }
  await storeAnswer(client, once.accountId, once.key, given)
  return response
}

/** The answer that was given before, for whoever may still have it. */
async function repeated(asked: Asked, { accountId }: Once, given: Given): Promise<Response> {
  const { route, publicContext } = asked
  await refuseLostReach(asked, given)
  const { status, body, etag } = given
  const shown = route.secret ? showAnswer(publicContext.app.env.dataDir, accountId, body) : body
  return jsonResponse(status, shown, etag)
}

async function sessionOf(publicContext: PublicContext, route: Route): Promise<FoundSession> {
  const token = publicContext.cookie(sessionCookie(publicContext.app.env).name)
  const session =
    token === undefined ? undefined : await findSession(publicContext.client, token, publicContext.today)
  if (!session) throw problem("not-signed-in")
  const owed = whatIsPending(session)
  const open =
    route.unfinished === "second-factor-pending" || (route.unfinished && !session.awaitsSecondFactor)
  if (owed !== undefined && !open) throw problem(owed)
  if (isDangerous(route) && session.steppedUpSeconds > stepUpMinutes * 60) throw problem("step-up-needed")
  return session
}

/** Whoever says for which account a page speaks is heard for that account alone. */
function refuseChangedAccount(said: string | undefined, { actor }: FoundSession): void {
  if (said !== undefined && said !== String(actor.accountId)) throw problem("account-changed")
}

function isDangerous({ method, permission, stepUp }: Route): boolean {
  if (stepUp) return true
  if (method === "get" || permission === "signed-in" || permission === "public") return false
  return riskOf(permission) === "dangerous"
}

function scopeOf(route: Route, requestContext: RequestContext): Scope<Permission> | undefined {
  if (route.permission === "signed-in" || route.permission === "public") return undefined
  const scope = scopeFor(requestContext.actor, route.permission)
  // Where something is named, the action answers whether it exists for the asker at all.
  if (isEmpty(scope) && route.params === undefined) throw problem("forbidden")
  return scope
}

async function run({ route, publicContext, requestContext, call, scope }: Asked): Promise<unknown> {
  if (route.permission === "public") return await route.run(publicContext, call)
  if (!requestContext) throw problem("not-signed-in")
  if (route.permission === "signed-in") return await route.run(requestContext, call)
  if (!scope) throw problem("forbidden")
  return await route.run(requestContext, call, scope)
}

async function bytesOf(raw: Request, route: Route): Promise<Uint8Array> {
  if (route.method === "get" || (route.body === undefined && route.bytes === undefined))
    return new Uint8Array()
  const media = (raw.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? ""
  const expected = route.bytes?.media ?? ["application/json"]
  if (!expected.includes(media)) throw problem("wrong-media", { expected: expected.join(", ") })
  return await readBytes(raw, route.bytes?.most ?? bodyMost)
}

function callOf(
  context: Context,
  route: Route,
  language: Language,
  bytes: Uint8Array,
): Call<unknown, unknown, unknown> {
  const params = route.params ? paramsOf(context, route, language) : {}
  const query = check(route.query ?? emptyQuery, queryOf(context, route), language)
  const body = route.bytes ? bytes : route.body ? check(route.body, readJson(bytes), language) : undefined
  return { params, query, body, version: versionOf(context, route) }
}

/** The header is read where there is something to look for, and means nothing elsewhere. */
function queryOf(context: Context, { query }: Route): Record<string, string> {
  const looks = query !== undefined && "q" in query.shape
  return readQuery(context.req.url, looks ? context.req.header("looked-for") : undefined)
}

const emptyQuery = z.strictObject({})

/** A wrong id names nothing: it does not exist. */
function paramsOf(context: Context, route: Route, language: Language): unknown {
  try {
    return check(route.params ?? emptyQuery, context.req.param(), language)
  } catch {
    throw problem("not-found")
  }
}

function versionOf(context: Context, route: Route): number {
  if (!route.edit) return 0
  const header = context.req.header("if-match")
  if (header === undefined) throw problem("version-needed")
  const version = /^"(\d{1,9})"$/.exec(header)?.[1]
  if (version === undefined) throw problem("unreadable", { why: "If-Match" })
  return Number(version)
}

/** What a page asks first, as `PublicContext` has it. */
async function answerAlong(
  { byEndpoint }: Shared,
  publicContext: PublicContext,
  session: FoundSession,
  questions: readonly FirstQuestion[],
): Promise<Record<string, unknown>> {
  const requestContext = { ...publicContext, actor: session.actor, session, reason: undefined }
  const answerOne = async ({ endpoint, address, ...sent }: FirstQuestion) => {
    const route = byEndpoint.get(endpoint)
    if (!route) return []
    refuseWithoutRoom(publicContext.app, route)
    const params = check(route.params ?? emptyQuery, sent.params, publicContext.language)
    const query = check(route.query ?? emptyQuery, sent.query, publicContext.language)
    const call = { params, query, body: undefined, version: 0 }
    const asked = { route, publicContext, requestContext, call, scope: scopeOf(route, requestContext) }
    const { body } = answerIn(await run(asked))
    const shown: unknown = route.answer.parse(body)
    await noteReading(asked, body, shown)
    return [[address, shown] as const]
  }
  const answers = await Promise.all(questions.map((one) => answerOne(one).catch(() => [])))
  return Object.fromEntries(answers.flat())
}

function answerIn(result: unknown): Answer<unknown> {
  return result instanceof Answer ? result : new Answer(result, {})
}

/** Reading other people's data is counted and leaves its entry before it goes out. */
async function noteReading(
  { route, requestContext, call }: Asked,
  body: unknown,
  shown: unknown,
): Promise<void> {
  if (!requestContext || route.method !== "get") return
  await countPeopleSeen(requestContext, shown, stepUpMinutes * 60)
  if (!("audited" in route) || !route.audited) return
  const about = route.audited.about(call, body)
  const own = typeof about.memberId === "number" && about.memberId === requestContext.actor.memberId
  if (!own) await auditRead(requestContext, route.audited.action, about)
}

async function present(asked: Asked, result: unknown): Promise<Response> {
  const { route } = asked
  const { body, more } = answerIn(result)
  // Only what the schema names goes out.
  const shown: unknown = route.file || more.redirect !== undefined ? null : route.answer.parse(body)
  await noteReading(asked, body, route.file ? (body as FileOut).madeOf : shown)
  if (more.redirect !== undefined) {
    return withCookies(
      new Response(null, { status: 303, headers: { Location: more.redirect, "Cache-Control": "no-store" } }),
      more.cookies,
    )
  }
  if (route.file) return fileResponse(body as FileOut)
  const etag = more.version === undefined ? null : `"${more.version}"`
  const status = shown === null ? 204 : 200
  return withCookies(jsonResponse(status, shown, etag), more.cookies)
}

function jsonResponse(status: number, body: unknown, etag: string | null): Response {
  const headers: Record<string, string> = { "Cache-Control": "no-store" }
  if (etag !== null) headers.ETag = etag
  if (status === 204) return new Response(null, { status, headers })
  headers["Content-Type"] = "application/json; charset=utf-8"
  return new Response(JSON.stringify(body), { status, headers })
}

function withCookies(response: Response, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) response.headers.append("Set-Cookie", cookie)
  return response
}
