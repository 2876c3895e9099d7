import ical, { ICalEventStatus } from "ical-generator"
import type { Language } from "../../../contract/refusals.ts"
import { type Day, plusDays } from "../../../domain/shared/calendar.ts"
import { type ActivityState, activityKinds, wordFor } from "../../../domain/shared/words.ts"
import { type FeedEvent, mostEvents } from "./feed-queries.ts"

/** A last day of a duty, as a whole day in a calendar. */
export interface FeedDue {
  readonly id: string
  /** Whose it is; undefined: the owner's own. */
  readonly unit?: { readonly unitId: number; readonly name: string }
  readonly on: Day
  readonly title: string
  /** The clause that asks it. */
  readonly description: string
}

export interface Feed {
  readonly title: string
  /** The unit it is of, or the owner's branch: what is of another says so. */
  readonly ownUnitId: number | undefined
  readonly language: Language
  readonly events: readonly FeedEvent[]
  readonly dues: readonly FeedDue[]
  readonly minutesPerHour: number
  /** Where a page of ours is; undefined: it is not known from outside. */
  readonly publicUrl: string | undefined
}

const zone = "Asia/Shanghai"
/** China has no daylight saving: one offset since long before any activity here. */
const zoneLines = [
  "BEGIN:VTIMEZONE",
  `TZID:${zone}`,
  "BEGIN:STANDARD",
  "DTSTART:19920101T000000",
  "TZOFFSETFROM:+0800",
  "TZOFFSETTO:+0800",
  "TZNAME:CST",
  "END:STANDARD",
  "END:VTIMEZONE",
]

/** How often programs are asked to look again. */
const secondsBetweenLooks = 3600
/** Where it is not known when something was changed: the same at every reading. */
const longAgo = new Date(0)
/** How long something without hours stands in a calendar. */
const minutesWithoutHours = 60

const cutShort = (language: Language) =>
  language === "zh"
    ? `活动太多，只列出最近的 ${mostEvents} 场。`
    : `Too many activities: only the nearest ${mostEvents} are here.`

const statusOf: Readonly<Record<ActivityState, ICalEventStatus>> = {
  planned: ICalEventStatus.CONFIRMED,
  held: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
}

/**
 * A feed as RFC 5545 has it. The same content is the same text, byte by byte: that is what its ETag is made of. No
 * names stand in it, and nothing of what was said.
 */
export function writeFeed(feed: Feed): string {
  const calendar = ical({
    name: feed.title,
    prodId: { company: "xueer", product: "xueer", language: feed.language === "zh" ? "ZH" : "EN" },
    timezone: { name: null, generator: () => zoneLines.join("\r\n") },
    ttl: secondsBetweenLooks,
    ...(feed.events.length < mostEvents ? {} : { description: cutShort(feed.language) }),
  })
  for (const event of feed.events) calendar.createEvent(eventOf(event, feed))
  for (const { id, on, title, description, unit } of feed.dues) {
    calendar.createEvent({
      id,
      start: on,
      end: plusDays(on, 1),
      allDay: true,
      summary: unit ? ofUnit(title, unit, feed) : title,
      description,
      stamp: longAgo,
    })
  }
  return `${calendar.toString()}\r\n`
}

/** A title that says whose it is, where that is another unit than the one of the feed: ten branches hold the same meetings. */
function ofUnit(
  title: string,
  { unitId, name }: { readonly unitId: number; readonly name: string },
  { ownUnitId }: Feed,
): string {
  return unitId === ownUnitId ? title : `${title} · ${name}`
}

function eventOf(event: FeedEvent, feed: Feed) {
  const { minutesPerHour, publicUrl, language } = feed
  const { activityId, version, kind, topic, start, state, place, unitId, unitName, changedAt } = event
  const begins = clock(start)
  const minutes =
    event.shortMinutes ??
    event.lastsMinutes ??
    (Math.round((event.hundredthHours * minutesPerHour) / 100) || minutesWithoutHours)
  const word = wordFor(activityKinds, kind)
  const title = topic.startsWith(word) ? topic : `${word}${language === "zh" ? "：" : ": "}${topic}`
  return {
    id: `activity-${activityId}@xueer`,
    sequence: version,
    start: begins,
    end: new Date(begins.getTime() + minutes * 60_000),
    timezone: zone,
    stamp: changedAt === null ? longAgo : new Date(changedAt),
    summary: ofUnit(title, { unitId, name: unitName }, feed),
    description: unitName,
    status: statusOf[state],
    ...(place === null ? {} : { location: place }),
    ...(publicUrl === undefined ? {} : { url: `${publicUrl}/events/${activityId}` }),
  }
}

/** A start in the clock of the machine, which the package writes out with the zone that is named beside it. */
function clock(start: string): Date {
  const [year = 0, month = 1, date = 1, hour = 0, minute = 0] = start.split(/\D/).map(Number)
  return new Date(year, month - 1, date, hour, minute)
}
