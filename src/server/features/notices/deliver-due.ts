import { type Day, dayOf, daysBetween, plusDays } from "../../../domain/shared/calendar.ts"
import type { WorkdayCalendar } from "../../../domain/shared/workday-calendar.ts"
import { log } from "../../log.ts"
import { publicInternet, type Reach } from "../../outgoing/post-json.ts"
import type { AppContext } from "../../request-context.ts"
import { readCalendar } from "../workdays/index.ts"
import {
  type Channel,
  claimDelivery,
  type Delivery,
  type LetterDays,
  type Moment,
  makeDigests,
  settleDelivery,
  tidyDeliveries,
} from "./delivery-store.ts"
import { mailOne } from "./mail-one.ts"
import { robotOne } from "./robot-one.ts"
import { makeGroupDigests } from "./robot-store.ts"
import { openMailWay } from "./send-mail.ts"
import { Undelivered } from "./undelivered.ts"

/** Minutes until the next try, after the first, the second…; when they are used up it is given up. */
const pauses = [1, 5, 30, 120, 480, 1440]

/** Nobody gets a letter of the day before or after. */
const dayBegins = "08:00"
const dayEnds = "21:00"

/** How each channel sends one thing; throws where it does not go out. */
type Ways = Readonly<Partial<Record<Channel, (delivery: Delivery) => Promise<"sent" | "useless">>>>

/** How many went out, and how many did not this time. */
export interface Delivered {
  readonly sent: number
  readonly failed: number
}

/**
 * Sends what is due, one after the other: first what cannot wait, then letters of the day while it is day. Any number
 * of servers may do it at once; what is broken off is taken up by the next. `reach`: how far robots may be; the program
 * leaves it as it is.
 */
export async function deliverDue(
  app: AppContext,
  signal: AbortSignal,
  reach: Reach = publicInternet,
): Promise<Delivered> {
  const { pool } = app.database
  const now: Moment = { day: dayOf(app.today()), time: app.time() }
  const byDay = now.time >= dayBegins && now.time < dayEnds
  await tidyDeliveries(pool, now)
  const { smtp } = app.env
  const letterDays = letterDaysFrom(now.day, await readCalendar(pool))
  if (byDay && smtp) await makeDigests(pool, now, letterDays)
  if (byDay) await makeGroupDigests(pool, now)
  const mail = smtp && openMailWay(smtp)
  const ways: Ways = {
    robot: (delivery) => robotOne(app, reach, delivery),
    ...(mail ? { mail: (delivery) => mailOne(app, mail, delivery, letterDays) } : {}),
  }
  try {
    return await sendAll(app, ways, { signal, digests: byDay })
  } finally {
    mail?.close()
  }
}

/** Days after which the calendar is asked no more for one that is worked. */
const mostDaysOff = 15

function letterDaysFrom(day: Day, { isWorkday }: WorkdayCalendar): LetterDays {
  const next = plusDays(day, 1)
  let nextWorked = next
  while (!isWorkday(nextWorked) && daysBetween(day, nextWorked) < mostDaysOff)
    nextWorked = plusDays(nextWorked, 1)
  return { isWorkday: isWorkday(day), next, nextWorked }
}

async function sendAll(
  { database: { pool } }: AppContext,
  ways: Ways,
  { signal, digests }: { readonly signal: AbortSignal; readonly digests: boolean },
): Promise<Delivered> {
  const open = new Set(Object.keys(ways) as Channel[])
  let sent = 0
  let failed = 0
  while (!signal.aborted && open.size > 0) {
    const delivery = await claimDelivery(pool, { channels: [...open], digests })
    if (!delivery) break
    try {
      const state = await ways[delivery.channel]?.(delivery)
      await settleDelivery(pool, delivery, { state: state ?? "useless" })
      if (state === "sent") sent++
    } catch (error) {
      failed++
      if (await putOff(pool, delivery, error)) open.delete(delivery.channel)
    }
  }
  return { sent, failed }
}

/** Notes why something did not go out and when it is tried again; whether its way is better left for a while. */
async function putOff(
  pool: AppContext["database"]["pool"],
  delivery: Delivery,
  error: unknown,
): Promise<boolean> {
  const known = error instanceof Undelivered ? error : undefined
  const trouble = known?.message ?? "defect"
  const { deliveryId, channel, tells, attempts } = delivery
  log.warn("not-delivered", { deliveryId, channel, tells, attempts, trouble, ...(known ? {} : { error }) })
  const afterMinutes = pauses[attempts - 1]
  const again = known?.what.again ?? "later"
  if (again === "perhaps-sent" && tells === "digest")
    await settleDelivery(pool, delivery, { state: "unsure", trouble })
  else if (again === "never" || afterMinutes === undefined) {
    await settleDelivery(pool, delivery, { state: "given-up", trouble })
  } else await settleDelivery(pool, delivery, { state: "waiting", trouble, afterMinutes })
  return known?.what.others === "wait"
}
