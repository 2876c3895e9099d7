import type { z } from "zod"
import { type feedMade, type feeds, mostFeeds, type newFeed } from "../../../contract/calendar.ts"
import { scopeFor } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { hashOf, makeToken } from "../sign-in/index.ts"
import { calendarProblem } from "./calendar-problem.ts"
import { feedPath } from "./feed-path.ts"
import { feedsOf } from "./feed-queries.ts"
import { addFeed, dropFeed, renewSecret } from "./feed-store.ts"
import { unitsOffered } from "./queries.ts"

/** One's own feeds, and those one may make. */
export async function showFeeds({ client, actor }: RequestContext): Promise<z.output<typeof feeds>> {
  const items = await feedsOf(client, actor.accountId)
  const { memberPath } = scopeFor(actor, "event.read")
  const own = memberPath?.split(".").at(-1)
  const unitIds = [...actor.roles.map(({ unitId }) => unitId), ...(own ? [Number(own)] : [])]
  const reached = scopeFor(actor, "event.read")
  const there = new Set(items.map(({ unit }) => unit?.unitId ?? null))
  return {
    items,
    offered: {
      own: actor.memberId !== null && !there.has(null),
      units: (await unitsOffered(client, reached, unitIds)).filter(({ unitId }) => !there.has(unitId)),
    },
  }
}

/** Makes a feed of one's own sittings, or of a unit. Its address is told this once; what is kept is its hash. */
export async function makeFeed(
  context: RequestContext,
  { unitId, withDue }: z.output<typeof newFeed>,
): Promise<z.output<typeof feedMade>> {
  const { client, actor } = context
  const { accountId, memberId } = actor
  if (unitId === null && memberId === null) throw problem("not-found")
  if (unitId !== null) await unitWithin(context, scopeFor(actor, "event.read"), unitId)
  if ((await feedsOf(client, accountId)).length >= mostFeeds)
    throw calendarProblem("feeds-spent", { most: mostFeeds })
  const secret = makeToken()
  const feedId = await addFeed(client, { accountId, unitId, withDue, secretHash: hashOf(secret) })
  if (feedId === undefined) throw calendarProblem("feed-there")
  await audit(context, "feed-made", { unitId, details: { feedId } })
  return { feedId, address: feedPath(secret) }
}

/** A new address for a feed; the old one leads nowhere from this moment. */
export async function renewFeed(context: RequestContext, feedId: number): Promise<z.output<typeof feedMade>> {
  const secret = makeToken()
  const { accountId } = context.actor
  const found = await renewSecret(context.client, { accountId, feedId }, hashOf(secret))
  if (!found) throw problem("not-found")
  await audit(context, "feed-renewed", { unitId: found.unitId, details: { feedId } })
  return { feedId, address: feedPath(secret) }
}

/** Ends a feed. */
export async function endFeed(context: RequestContext, feedId: number): Promise<void> {
  const found = await dropFeed(context.client, { accountId: context.actor.accountId, feedId })
  if (!found) throw problem("not-found")
  await audit(context, "feed-ended", { unitId: found.unitId, details: { feedId } })
}
