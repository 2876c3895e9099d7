import { clauseTitles } from "../../../contract/clause-titles.ts"
import type { Language } from "../../../contract/refusals.ts"
import { type Actor, scopeFor } from "../../../domain/access/scope.ts"
import { groupOf } from "../../../domain/overview/outlook.ts"
import type { Clause } from "../../../domain/policy/clause.ts"
import { type Day, dayOf, plusDays, yearOf } from "../../../domain/shared/calendar.ts"
import { periodWords } from "../../../domain/shared/day-words.ts"
import { activityKinds, wordFor } from "../../../domain/shared/words.ts"
import type { AppContext } from "../../request-context.ts"
import { makeUpClause, makeUpTermOf } from "../make-ups/index.ts"
import { dueOf, plansSentUp, weeklyStudy, yearOfUnit } from "../overview/index.ts"
import { readCalendar } from "../workdays/index.ts"
import { type FeedEvent, helpedBy, missedBy } from "./feed-queries.ts"
import { listSkips, readRhythm } from "./queries.ts"
import { slotWeeks } from "./slot-weeks.ts"
import type { FeedDue } from "./write-feed.ts"

/** Days back that something missed is looked for: longer than any term to make it up. */
const missedDays = 92
/** Days after its term that a make-up still stands in the calendar. */
const afterwards = 31
/** Days ahead for which plans are named, and weeks without study. */
const planDays = 92
const weekDays = 13

interface Asked {
  readonly app: AppContext
  readonly actor: Actor
  readonly language: Language
  /** What the owner is expected at, as the feed holds it. */
  readonly events: readonly FeedEvent[]
}

/** The owner's own last days: what they make up and help with, the plans they write, the study of the week; each with its clause. */
export async function ownDues(asked: Asked): Promise<FeedDue[]> {
  return [
    ...(await makeUpDues(asked)),
    ...(await helpDays(asked)),
    ...(await planDues(asked)),
    ...(await weekDues(asked)),
  ]
}

/** What a clause says, under its number. */
const quoted = ({ article, quote }: Clause) => `${article}：${quote}`

/** An activity by its kind and topic. */
function named({ kind, topic }: Pick<FeedEvent, "kind" | "topic">): string {
  const word = wordFor(activityKinds, kind)
  return topic.startsWith(word) ? topic : `${word} · ${topic}`
}

async function makeUpDues({ app, actor, language }: Asked): Promise<FeedDue[]> {
  if (actor.memberId === null) return []
  const today = app.today()
  const span = { from: plusDays(today, -missedDays), until: today }
  const rows = await missedBy(app.database.requests, actor.memberId, span)
  return rows.flatMap(({ activityId, kind, topic, on, plannedOn }) => {
    const until = makeUpTermOf(app.packs, { kind, on })
    const clause = makeUpClause(app.packs, kind)
    if (until === null || clause === undefined || until < plusDays(today, -afterwards)) return []
    const what = named({ kind, topic })
    const said = language === "zh" ? `补课截止：${what}` : `Make up by today: ${what}`
    const arranged = language === "zh" ? `补课：${what}` : `Make-up: ${what}`
    const description = quoted(clause)
    return [
      { id: `make-up-until-${activityId}@xueer`, on: until, title: said, description },
      ...(plannedOn === null
        ? []
        : [{ id: `make-up-${activityId}@xueer`, on: plannedOn, title: arranged, description }]),
    ]
  })
}

/** The days on which the owner is to help somebody who missed something; whom, the feed does not say. */
async function helpDays({ app, actor, language }: Asked): Promise<FeedDue[]> {
  if (actor.memberId === null) return []
  const rows = await helpedBy(app.database.requests, actor.memberId, plusDays(app.today(), -afterwards))
  return rows.map(({ makeUpId, plannedOn, ...activity }) => {
    const clause = makeUpClause(app.packs, activity.kind)
    const said = language === "zh" ? "帮助补课" : "Help to make up"
    return {
      id: `make-up-help-${makeUpId}@xueer`,
      on: plannedOn,
      title: `${said}${language === "zh" ? "：" : ": "}${named(activity)}`,
      description: clause === undefined ? "" : quoted(clause),
    }
  })
}

/** Plans of the units whose plans the owner writes that are still to be sent up. */
async function planDues({ app, actor, language }: Asked): Promise<FeedDue[]> {
  const today = app.today()
  const asker = { app, client: app.database.requests, today }
  const writes = scopeFor(actor, "plan.write")
  const reads = scopeFor(actor, "standing.read")
  const found: FeedDue[] = []
  for (const path of [...writes.units, ...writes.subtrees]) {
    const unitId = Number(path.slice(path.lastIndexOf(".") + 1))
    const year = await yearOfUnit(asker, reads, { unitId, path }, yearOf(today))
    const sent = await plansSentUp(asker.client, unitId, yearOf(today))
    for (const { clause, period, until, unitId: of } of await dueOf(asker, year, plusDays(today, planDays))) {
      if (groupOf(clause) !== "filing" || of !== unitId || sent.has(Number(period))) continue
      const name = language === "zh" ? clause.title : (clauseTitles[clause.id] ?? clause.title)
      const said = periodWords(period)[language]
      found.push({
        id: `due-${of}-${clause.id}-${period}@xueer`,
        on: until,
        unit: year.unit,
        title: language === "zh" ? `截止：${name}（${said}）` : `Due: ${name} (${said})`,
        description: quoted(clause),
      })
    }
  }
  return found
}

/** The weeks of the owner's branch, this and the next, for which no study is held or planned: on the weekday it keeps. */
async function weekDues({ app, actor, language, events }: Asked): Promise<FeedDue[]> {
  const path = actor.memberBranch ?? actor.memberPath
  const today = app.today()
  const clause = weeklyStudy(app.packs, today)
  if (path === null || !clause) return []
  const client = app.database.requests
  const unitId = Number(path.slice(path.lastIndexOf(".") + 1))
  const rhythm = await readRhythm(client, unitId)
  if (!rhythm) return []
  const span = { from: today, until: plusDays(today, weekDays) }
  const weeks = { first: `${yearOf(plusDays(today, -7))}-W01`, last: `${yearOf(span.until)}-W53` }
  const studied = events
    .filter(({ kind, state }) => kind === "collective-study" && state !== "cancelled")
    .map(({ start, state }) => ({ on: dayOf(start.slice(0, 10)), state }))
  const calendar = await readCalendar(client)
  const skips = await listSkips(client, unitId, weeks)
  return slotWeeks({ span, rhythm, studied, skips, calendar, today })
    .filter(({ state }) => state === "open")
    .map(({ week, on, last }): FeedDue => {
      const day: Day = on !== null && on >= today ? on : last
      const title = language === "zh" ? "本周集中学习还没有安排" : "No study is planned this week yet"
      return { id: `study-${unitId}-${week}@xueer`, on: day, title, description: quoted(clause) }
    })
}
