import { inTransaction } from "../../db/index.ts"
import { problem } from "../../http/problem.ts"
import type { AppContext, RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notifyHolders } from "../notices/index.ts"
import { addPeopleSeen, givenSinceStopped, noteAlarm, peopleSeenOn } from "./people-seen-store.ts"

/** So many people are seen before it is written: what a server keeps to itself, and loses in a crash. */
const unwrittenMost = 100

/** Whom an account has seen on the day. */
interface Seen {
  people: Set<number>
  unwritten: number[]
}

/** What one server knows of the day that runs; the day before is forgotten. */
class PeopleSeen {
  #day = ""
  #accounts = new Map<number, Promise<Seen>>()

  of({ app, actor, today }: RequestContext): Promise<Seen> {
    if (today !== this.#day) {
      this.#day = today
      this.#accounts = new Map()
    }
    const { accountId } = actor
    const accounts = this.#accounts
    const known = accounts.get(accountId)
    if (known) return known
    const read = peopleSeenOn(app.database.requests, accountId, today).then((ids) => ({
      people: new Set(ids),
      unwritten: [],
    }))
    accounts.set(accountId, read)
    read.catch(() => accounts.delete(accountId))
    return read
  }
}

const known = new WeakMap<AppContext, PeopleSeen>()

/**
 * Counts the people an answer names that its reader has not seen on the day, in the database where they are many, so that
 * all servers agree. Beyond a first bound the security administrators are told, once a day; beyond a second it throws
 * `step-up-needed` unless the password has been given since, not long ago. Whoever reads the same people again is never
 * held up, and nothing is written for them.
 */
export async function countPeopleSeen(
  context: RequestContext,
  answer: unknown,
  stepUpSeconds: number,
): Promise<void> {
  const named = new Set<number>()
  addPeople(answer, named)
  if (context.actor.memberId !== null) named.delete(context.actor.memberId)
  if (named.size === 0) return
  const { app, actor, session, today } = context
  const client = app.database.requests
  const days = known.get(app) ?? new PeopleSeen()
  known.set(app, days)
  const seen = await days.of(context)
  const fresh = named.difference(seen.people)
  if (fresh.size === 0) return
  const { peopleToldOf, peopleUnasked } = app.limits
  if (seen.people.size + fresh.size > peopleUnasked) {
    const by = { accountId: actor.accountId, sessionId: session.sessionId }
    const given = await givenSinceStopped(client, by, today)
    if (!given || session.steppedUpSeconds > stepUpSeconds) throw problem("step-up-needed")
  }
  for (const memberId of fresh) seen.people.add(memberId)
  seen.unwritten.push(...fresh)
  if (seen.unwritten.length < unwrittenMost && seen.people.size <= peopleToldOf) return
  if (app.database.room() === "none") return
  const writing = seen.unwritten
  seen.unwritten = []
  for (const memberId of await addPeopleSeen(client, actor.accountId, today, writing)) {
    seen.people.add(memberId)
  }
  if (seen.people.size > peopleToldOf) await tell(context)
}

/** Everybody whose number stands in an answer; of long lists many thousand values are looked at, so none is copied. */
function addPeople(answer: unknown, people: Set<number>): void {
  if (typeof answer !== "object" || answer === null) return
  if (Array.isArray(answer)) {
    for (const one of answer) addPeople(one, people)
    return
  }
  // An answer is made by its schema: it has no fields but its own.
  for (const key in answer) {
    const value: unknown = answer[key as keyof typeof answer]
    if (typeof value === "object") addPeople(value, people)
    else if (key === "memberId" && typeof value === "number") people.add(value)
  }
}

/** Tells the security administrators, once a day. */
async function tell(context: RequestContext): Promise<void> {
  const { app, actor, today } = context
  const most = app.limits.peopleToldOf
  await inTransaction(app.database.requests, async (client) => {
    if (!(await noteAlarm(client, actor.accountId, today))) return
    const inside = { ...context, client }
    const { name, login } = actor
    await audit(inside, "many-people-seen", { details: { most } })
    await notifyHolders(inside, "security-admin", "many-people-seen", { name, login, most })
  })
}
