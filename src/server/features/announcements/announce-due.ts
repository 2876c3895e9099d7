import { setTimeout as pause } from "node:timers/promises"
import { type Difference, whatToTell } from "../../../domain/announcements/what-to-tell.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { inTransaction } from "../../db/index.ts"
import type { AppContext, Queryable } from "../../request-context.ts"
import { notifyEach } from "../notices/index.ts"
import { listConcerned, listDifferences, listMarked, type Marked } from "./queries.ts"
import { forgetGone, markSoon, settleMarked, storeKnown, waitForTurn } from "./store.ts"

/** People who are told in one transaction: some hundredths of a second of work, for which a page waits at most. */
const peopleAtOnce = 250

/** How much longer it rests between two of them than the last one took: whoever opens a page meanwhile comes first. */
const restFor = 1.45

/** Minutes for which nobody has changed what is planned before people are told of it. */
const settledMinutes = 10

/** What telling takes of the whole server. */
type App = Pick<AppContext, "database" | "today" | "time"> & {
  readonly env: Pick<AppContext["env"], "smtp">
  readonly jobs: Pick<AppContext["jobs"], "ask">
}

interface Options {
  readonly signal: AbortSignal
  /** The program leaves both as they are. */
  readonly settledMinutes?: number
  readonly peopleAtOnce?: number
  readonly at?: (done: number, total: number) => void
}

/**
 * Tells people what they do not know of planned meetings: a new one, another day, hour or place, that it is called off,
 * or that they need not come. What somebody knows is kept with the notice that told them, in one transaction, so that
 * whoever takes this up after a kill tells nobody twice and leaves nobody out. Answers how many notices went out.
 */
export async function announceDue(app: App, options: Options): Promise<number> {
  const { pool } = app.database
  const today = dayOf(app.today())
  await markSoon(pool, today)
  let told = 0
  while (!options.signal.aborted) {
    const marked = await listMarked(pool, today, options.settledMinutes ?? settledMinutes)
    if (marked.length === 0) break
    told += await announce(app, marked, options)
    if (!options.signal.aborted) await settleMarked(pool, marked, today)
  }
  return told
}

/** Tells everybody concerned by some activities, some people at a time. */
async function announce(app: App, marked: readonly Marked[], options: Options): Promise<number> {
  const { signal, at, peopleAtOnce: atOnce = peopleAtOnce } = options
  const { pool } = app.database
  const activityIds = marked.map(({ activityId }) => activityId)
  const now = `${app.today()} ${app.time()}`
  const people = await listConcerned(pool, activityIds, now)
  let told = 0
  for (let from = 0; from < people.length && !signal.aborted; from += atOnce) {
    const begun = performance.now()
    const some = people.slice(from, from + atOnce)
    told += await inTransaction(pool, (client) => tellSome(app, client, activityIds, now, some))
    at?.(from + some.length, people.length)
    const isLast = from + atOnce >= people.length
    if (!isLast && !signal.aborted) await pause(restFor * (performance.now() - begun))
  }
  return told
}

async function tellSome(
  app: App,
  client: Queryable,
  activityIds: readonly number[],
  now: string,
  people: readonly number[],
): Promise<number> {
  await waitForTurn(client)
  const differences = await listDifferences(client, activityIds, now, people)
  const told = whatToTell(differences, dayOf(app.today()))
  await forgetGone(client, differences)
  const noticeIds = await notifyEach({ client, app }, told)
  const noticeOf = new Map<string, number>()
  told.forEach(({ accountId, activityIds: about }, index) => {
    for (const activityId of about) noticeOf.set(`${accountId} ${activityId}`, noticeIds[index] ?? 0)
  })
  const of = ({ accountId, activityId }: Difference) => noticeOf.get(`${accountId} ${activityId}`) ?? null
  await storeKnown(client, differences, of)
  return told.length
}
