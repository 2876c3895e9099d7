import type { z } from "zod"
import { clauseTitles } from "../../../contract/clause-titles.ts"
import type { concernsQuery } from "../../../contract/concerns.ts"
import { wordsIn } from "../../../contract/field-words.ts"
import type { lecturesQuery } from "../../../contract/meetings.ts"
import { bandNames } from "../../../contract/overview-words.ts"
import { sheetCells, sheetNames } from "../../../contract/sheet-words.ts"
import * as named from "../../../contract/study-words.ts"
import type { topicUnitsQuery } from "../../../contract/topics.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { readConcerns } from "../concerns/index.ts"
import { readLecturer, readLecturers, readSecretaryLectures } from "../lecturers/index.ts"
import { showLectures, showMissed } from "../meetings/index.ts"
import { readTopics, readTopicUnits, readUnitMix } from "../topics/index.ts"
import { readTurns } from "../turns/index.ts"
import { readVenueMonth, readVenues } from "../venues/index.ts"
import { atOnce, everyRow } from "./every-row.ts"
import { listSheet } from "./list-sheet.ts"

type Study = Scope<"study.read">

/** The places that a unit may use. */
export async function venuesSheet(context: RequestContext, scope: Study, unitId: number): Promise<FileOut> {
  const { unit, venues, more } = await readVenues(context, scope, unitId)
  return await listSheet(context, {
    name: sheetNames.venues,
    unit,
    rows: venues,
    more,
    columns: ["called", "kind", "owner", "street", "seats", "keeper", "equipment", "closedOn"],
    cells: (venue) => ({
      called: venue.name,
      kind: named.venueKinds[venue.kind][context.language],
      owner: venue.unit.name,
      street: venue.street,
      seats: venue.seats,
      keeper: venue.keeper?.name ?? null,
      equipment: venue.equipment,
      closedOn: venue.closedOn,
    }),
  })
}

/** Who uses a place in a month. */
export async function bookingsSheet(
  context: RequestContext,
  scope: Study,
  params: { readonly unitId: number; readonly venueId: number },
  month: string | undefined,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const { of, venue, bookings } = await readVenueMonth(context, scope, params, month)
  return await listSheet(context, {
    name: sheetNames.bookings,
    unit: of,
    period: month ?? context.today.slice(0, 7),
    rows: bookings,
    columns: ["place", "from", "until", "unit", "kind", "topic", "clashes"],
    cells: (one) => ({
      place: venue.name,
      from: one.from,
      until: one.until,
      unit: one.unitName,
      kind: one.activity ? words.activityKinds[one.activity.kind] : null,
      topic: one.activity?.topic ?? null,
      clashes: one.clashes ? sheetCells.yes[context.language] : null,
    }),
  })
}

/** The lecturers that a unit may choose. */
export async function lecturersSheet(
  context: RequestContext,
  scope: Study,
  unitId: number,
): Promise<FileOut> {
  const { unit, lecturers, more } = await readLecturers(context, scope, unitId)
  return await listSheet(context, {
    name: sheetNames.lecturers,
    unit,
    rows: lecturers,
    more,
    columns: ["name", "kind", "work", "owner", "times", "lastOn"],
    cells: (one) => ({
      name: one.name,
      kind: named.lecturerKinds[one.kind][context.language],
      work: one.work,
      owner: one.unit.name,
      times: one.taught,
      lastOn: one.lastOn,
    }),
  })
}

/** What a lecturer has taught. */
export async function taughtSheet(
  context: RequestContext,
  scope: Study,
  params: { readonly unitId: number; readonly knownLecturerId: number },
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const { of, lecturer, activities, more } = await readLecturer(context, scope, params)
  return await listSheet(context, {
    name: sheetNames.taught,
    unit: of,
    rows: activities,
    more,
    columns: ["lecturer", "on", "unit", "kind", "topic", "hours"],
    cells: (one) => ({
      lecturer: lecturer.name,
      on: one.on,
      unit: one.unitName,
      kind: words.activityKinds[one.kind],
      topic: one.topic,
      hours: one.hours,
    }),
  })
}

/** When each secretary's lecture of a year is due, and whether it was given. */
export async function secretaryLecturesSheet(
  context: RequestContext,
  scope: Scope<"standing.read">,
  unitId: number,
  year: number,
): Promise<FileOut> {
  const { language } = context
  const { unit, rows, more } = await readSecretaryLectures(context, scope, unitId, year)
  return await listSheet(context, {
    name: sheetNames.secretaryLectures,
    unit,
    period: String(year),
    rows,
    more,
    columns: ["unitCode", "unit", "secretary", "obligation", "actual", "target", "state", "dueOn", "given"],
    cells: (row) => ({
      unitCode: row.unit.code,
      unit: row.unit.name,
      secretary: row.secretary?.name ?? null,
      obligation: (language === "en" && clauseTitles[row.obligation]) || row.title,
      actual: row.actual,
      target: row.target,
      state: bandNames[row.status][language],
      dueOn: row.dueOn,
      given: row.activities
        .map(({ on, topic, held, counts }) =>
          [on, topic, !held && sheetCells.planned[language], !counts && sheetCells.forSome[language]]
            .filter(Boolean)
            .join(" "),
        )
        .join(language === "zh" ? "；" : "; "),
    }),
  })
}

/** Whom the party lectures of a year have reached: branch by branch; of a branch who was reached by none. */
export async function lecturesSheet(
  context: RequestContext,
  scope: Scope<"member.read">,
  unitId: number,
  query: Omit<z.output<typeof lecturesQuery>, "limit" | "cursor">,
): Promise<FileOut> {
  const { kind } = await unitWithin(context, scope, unitId)
  const year = query.year ?? Number(context.today.slice(0, 4))
  if (kind === "branch" || kind === "group") return await missedSheet(context, scope, unitId, year)
  const { unit, ...first } = await showLectures(context, scope, unitId, { ...query, limit: atOnce })
  const rows = await everyRow(async (cursor) =>
    cursor === undefined
      ? first
      : await showLectures(context, scope, unitId, { ...query, cursor, limit: atOnce }),
  )
  return await listSheet(context, {
    name: sheetNames.lectures,
    unit,
    period: String(year),
    rows,
    columns: ["unitCode", "unit", "people", "reached", "left", "lastOn", "plannedFor"],
    cells: (row) => ({
      unitCode: row.unit.code,
      unit: row.unit.name,
      people: row.people,
      reached: row.covered,
      left: row.people - row.covered,
      lastOn: row.lastOn,
      plannedFor: row.plannedOn,
    }),
  })
}

/** Who of a branch was reached by no lecture, with the last one that expected them and the make-up arranged for it. */
async function missedSheet(
  context: RequestContext,
  scope: Scope<"member.read">,
  unitId: number,
  year: number,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const { unit, people, more } = await showMissed(context, scope, unitId, year)
  return await listSheet(context, {
    name: sheetNames.lectures,
    unit,
    period: String(year),
    rows: people,
    more: more > 0,
    columns: ["code", "name", "on", "topic", "state", "plannedFor"],
    cells: ({ code, name, missed }) => ({
      code,
      name,
      on: missed?.on ?? null,
      topic: missed?.topic ?? null,
      state: missed?.status ? words.attendanceStatuses[missed.status] : null,
      plannedFor: missed?.arrangedFor ?? null,
    }),
  })
}

/** Whose turn it is in each rota of a unit, the next one first. */
export async function turnsSheet(context: RequestContext, scope: Study, unitId: number): Promise<FileOut> {
  const { unit, rotas, more } = await readTurns(context, scope, unitId)
  return await listSheet(context, {
    name: sheetNames.turns,
    unit,
    more,
    rows: rotas.flatMap(({ takers, ...rota }) => takers.map((taker, index) => ({ rota, taker, index }))),
    columns: ["rota", "kind", "number", "name", "taken", "passed", "lastOn", "plannedFor"],
    cells: ({ rota, taker, index }) => ({
      rota: rota.title,
      kind: named.rotaKinds[rota.kind][context.language],
      number: index + 1,
      name: taker.name,
      taken: taker.taken,
      passed: taker.passed,
      lastOn: taker.lastOn,
      plannedFor: taker.nextOn,
    }),
  })
}

/** The problems that a unit has joined to its study. */
export async function concernsSheet(
  context: RequestContext,
  scope: Study,
  unitId: number,
  query: Omit<z.output<typeof concernsQuery>, "limit" | "cursor">,
): Promise<FileOut> {
  const { language } = context
  const unit = await unitWithin(context, scope, unitId)
  return await listSheet(context, {
    name: sheetNames.concerns,
    unit,
    rows: await everyRow((cursor) =>
      readConcerns(context, scope, unitId, { ...query, cursor, limit: atOnce }),
    ),
    columns: [
      ...(["unit", "kind", "topic", "state", "raisedOn", "settledOn", "action", "result", "uses"] as const),
      "meetings",
    ],
    cells: (one) => ({
      unit: one.unit.name,
      kind: named.concernKinds[one.kind][language],
      topic: one.title,
      state: sheetCells[one.settledOn === null ? "open" : "settled"][language],
      raisedOn: one.raisedOn,
      settledOn: one.settledOn,
      action: one.action,
      result: one.result,
      uses: one.uses.map((use) => named.studyUses[use][language]).join(language === "zh" ? "、" : ", "),
      meetings: one.activities.map(({ on, topic }) => `${on} ${topic}`).join(language === "zh" ? "；" : "; "),
    }),
  })
}

/** The topics of a year, with how many branches have studied each. */
export async function topicsSheet(
  context: RequestContext,
  scope: Study,
  unitId: number,
  year: number,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const { unit, topics, more } = await readTopics(context, scope, unitId, year)
  return await listSheet(context, {
    name: sheetNames.topics,
    unit,
    period: String(year),
    rows: topics,
    more,
    columns: ["topic", "aim", "contents", "owner", "from", "until", "branches", "done"],
    cells: (topic) => ({
      topic: topic.title,
      aim: topic.aim,
      contents: topic.contentCategory ? words.contentCategories[topic.contentCategory] : null,
      owner: topic.unit.name,
      from: topic.fromOn,
      until: topic.untilOn,
      branches: topic.branches,
      done: topic.studied,
    }),
  })
}

/** Which branches have studied a topic, and which have not; by code. */
export async function topicUnitsSheet(
  context: RequestContext,
  scope: Study,
  params: { readonly unitId: number; readonly topicId: number },
  query: Omit<z.output<typeof topicUnitsQuery>, "limit" | "cursor">,
): Promise<FileOut> {
  const unit = await unitWithin(context, scope, params.unitId)
  return await listSheet(context, {
    name: sheetNames.topicUnits,
    unit,
    rows: await everyRow((cursor) =>
      readTopicUnits(context, scope, params, { ...query, cursor, limit: atOnce }),
    ),
    columns: ["unitCode", "unit", "sittings", "lastOn"],
    cells: (row) => ({
      unitCode: row.unit.code,
      unit: row.unit.name,
      sittings: row.sittings,
      lastOn: row.lastOn,
    }),
  })
}

/** What a unit studied in a year, by category and by way of learning. */
export async function mixSheet(
  context: RequestContext,
  scope: Study,
  unitId: number,
  year: number,
): Promise<FileOut> {
  const { language } = context
  const words = wordsIn(language)
  const unit = await unitWithin(context, scope, unitId)
  const { whole, above, categories, paths, unsaid } = await readUnitMix(context, scope, unitId, year)
  return await listSheet(context, {
    name: sheetNames.mix,
    unit,
    period: String(year),
    rows: [
      ...categories.map(({ category, ...of }) => ({ name: words.contentCategories[category], ...of })),
      { name: sheetCells.unsaid[language], ...unsaid },
      { name: sheetCells.whole[language], ...whole },
      { name: sheetCells.heldAbove[language], ...above },
      ...paths.map(({ path, ...of }) => ({
        name: `${sheetCells.paths[language]} ${words.studyPaths[path]}`,
        ...of,
      })),
    ],
    columns: ["contents", "sittings", "hours"],
    cells: ({ name, sittings, hours }) => ({ contents: name, sittings, hours }),
  })
}
