import { createHash } from "node:crypto"
import type { Context } from "hono"
import { clauseTitles } from "../../../contract/clause-titles.ts"
import type { Language } from "../../../contract/refusals.ts"
import { type Actor, isOwnUnit, reachesUnit, scopeFor } from "../../../domain/access/scope.ts"
import { largestOn } from "../../../domain/policy/clause.ts"
import { plusDays, yearOf } from "../../../domain/shared/calendar.ts"
import { addressOf } from "../../http/address.ts"
import { problem } from "../../http/problem.ts"
import type { AppContext } from "../../request-context.ts"
import { dueOf, yearOfUnit } from "../overview/index.ts"
import { hashOf } from "../sign-in/index.ts"
import { secretIn } from "./feed-path.ts"
import { feedEvents, feedOfSecret, type OwnedFeed } from "./feed-queries.ts"
import { FeedReads } from "./feed-reads.ts"
import { ownDues } from "./own-dues.ts"
import { type FeedDue, writeFeed } from "./write-feed.ts"

/** Days back and ahead that stand in a feed: what was called off lately is told, and a year that is laid out. */
const daysBack = 62
const daysAhead = 400
const usualMinutesPerHour = 45

/**
 * Answers feeds: to whoever has the address, without a session. It is over with the account, and with the role or the
 * membership by which its owner saw what stands in it.
 */
export function feedAnswerer(app: AppContext): (context: Context) => Promise<Response> {
  const reads = new FeedReads(app)
  return async (context) => {
    context.set("route", "(feed)")
    const secret = secretIn(context.req.param("secret") ?? "")
    const from = addressOf(context, app.env)
    const found = await reads.find(from, async () =>
      secret === undefined
        ? undefined
        : await feedOfSecret(app.database.requests, hashOf(secret), app.today()),
    )
    reads.count(found.feedId)
    const text = await textOf(app, found)
    const etag = `"${createHash("sha256").update(text).digest("base64url")}"`
    const headers = { ETag: etag, "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex" }
    if (context.req.header("if-none-match") === etag) return new Response(null, { status: 304, headers })
    return new Response(text, { headers: { ...headers, "Content-Type": "text/calendar; charset=utf-8" } })
  }
}

/** Days ahead for which last days of duties are told. */
const daysOfDues = 92

/** The last days of a unit's duties, where the feed holds them and its owner may see how the unit stands. */
async function duesOf(
  app: AppContext,
  { withDue, unitId, unitPath }: OwnedFeed,
  actor: Actor,
  language: Language,
): Promise<FeedDue[]> {
  const scope = scopeFor(actor, "standing.read")
  if (!withDue || unitId === null || unitPath === null || !reachesUnit(scope, unitPath)) return []
  const today = app.today()
  const asker = { app, client: app.database.requests, today }
  const year = await yearOfUnit(asker, scope, { unitId, path: unitPath }, yearOf(today))
  const names = new Map([year.unit, ...year.unit.groups].map((one) => [one.unitId, one.name]))
  return (await dueOf(asker, year, plusDays(today, daysOfDues))).map(
    ({ clause, period, until, unitId: of }) => {
      const name = language === "zh" ? clause.title : (clauseTitles[clause.id] ?? clause.title)
      return {
        id: `due-${of}-${clause.id}-${period}@xueer`,
        on: until,
        unit: { unitId: of, name: names.get(of) ?? "" },
        title: language === "zh" ? `截止：${name}` : `Due: ${name}`,
        description: `${clause.article}：${clause.quote}`,
      }
    },
  )
}

/** The unit at the end of a person's own way: their branch. */
function branchOf({ memberBranch, memberPath }: Actor): number | undefined {
  const path = memberBranch ?? memberPath
  return path === null ? undefined : Number(path.slice(path.lastIndexOf(".") + 1))
}

async function textOf(app: AppContext, feed: OwnedFeed): Promise<string> {
  const { accountId, login, name, memberId, memberPath, memberBranch, roles } = feed
  const actor: Actor = { accountId, login, name, memberId, memberPath, memberBranch, roles }
  const scope = scopeFor(actor, "event.read")
  const today = app.today()
  const language = feed.prefs.language === "en" ? "en" : "zh"
  const { unitPath, unitName } = feed
  const open =
    unitPath === null ? memberId !== null : reachesUnit(scope, unitPath) || isOwnUnit(scope, unitPath)
  if (!open) throw problem("not-found")
  const asked = {
    scope,
    from: plusDays(today, -daysBack),
    until: plusDays(today, daysAhead),
    ...(unitPath === null ? { expects: memberId ?? 0 } : { unitPath }),
  }
  const events = await feedEvents(app.database.requests, asked, today)
  return writeFeed({
    title: unitName ?? (language === "zh" ? "我要参加的活动" : "What I am expected at"),
    ownUnitId: feed.unitId ?? branchOf(actor),
    language,
    events,
    dues:
      unitPath === null
        ? await ownDues({ app, actor, language, events })
        : await duesOf(app, feed, actor, language),
    minutesPerHour: largestOn(app.packs, "hour.minutes", today) ?? usualMinutesPerHour,
    publicUrl: app.env.publicUrl,
  })
}
