import { type SeriesRule, seriesDays } from "../../../domain/calendar/series.ts"
import { isOff, usualStart, weekdayOfSlot } from "../../../domain/calendar/study-slot.ts"
import {
  type Day,
  dayOf,
  firstDayOf,
  isDay,
  lastDayOf,
  periodsOf,
  plusDays,
  weekdayOf,
  yearOf,
} from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { type WorkdayCalendar, workdayCalendar } from "../../../domain/shared/workday-calendar.ts"
import { numberIn } from "../../design/number-in.ts"
import type { LayOutBody, PlannedBody } from "./types.ts"

/** Several sittings while they are being laid out. */
export interface LayOutDraft {
  readonly kind: ActivityKind
  readonly every: "month" | "week"
  readonly nth: "1" | "2" | "3" | "4" | "last"
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: string
  readonly from: string
  readonly until: string
  readonly time: string
  readonly place: string
  /** The number of the place in the register; empty: it is in none. */
  readonly venue: string
  readonly hours: string
  /** What was changed of a day, by the day the rule says. */
  readonly edits: Readonly<Record<string, DayEdit>>
}

export interface DayEdit {
  readonly on?: string
  readonly topic?: string
  /** The number of a line; empty: none. */
  readonly line?: string
  readonly out?: boolean
}

/** One day of the list. */
export interface LayOutRow {
  /** The day the rule says; its name in the list. */
  readonly usual: Day
  /** Empty where the week has no day for it. */
  readonly on: string
  readonly as: "usual" | "swapped" | "moved" | "none" | "chosen"
  readonly topic: string
  /** The line of the plan that it fulfils: its number; empty: none. */
  readonly line: string
  readonly takesPart: boolean
  readonly off: boolean
  readonly taken: boolean
}

/** Kinds with hours of their own, where the unit has held none yet: half a day for the central group. */
const usualHours: Readonly<Partial<Record<ActivityKind, number>>> = { "collective-study": 2 }

/** Hours of a kind that the lines of the plans ask of each sitting; undefined: none do, or they differ. */
function plannedHours(kind: ActivityKind, { lines }: LayOutBody): number | undefined {
  const [hours, ...others] = new Set(lines.flatMap((line) => (line.kind === kind ? (line.hours ?? []) : [])))
  return others.length === 0 ? hours : undefined
}

/** What the form of a kind begins with: as the plan says, as the unit held it last, or as its slot says. */
export function kindDefaults(
  kind: ActivityKind,
  layOut: LayOutBody,
): Pick<LayOutDraft, "kind" | "time" | "place" | "venue" | "hours"> {
  const { kinds, slot, halfDay } = layOut
  const last = kinds.find((one) => one.kind === kind)
  const ofSlot = kind === "collective-study" ? slot.startsAt : null
  const usual = kind === "central-group-study" ? halfDay : (usualHours[kind] ?? 1)
  const hours = plannedHours(kind, layOut) ?? last?.hours ?? usual
  return {
    kind,
    time: ofSlot ?? last?.time ?? usualStart.afternoon,
    place: last?.place ?? "",
    venue: last?.venueId ? String(last.venueId) : "",
    hours: String(hours),
  }
}

/**
 * A new form: weekly to the end of the quarter for a study on a fixed day, else monthly to the end of the year. `year`:
 * the one to come that it is meant for.
 */
export function newLayOut(
  layOut: LayOutBody,
  kind: ActivityKind,
  today: Day,
  year = yearOf(today),
): LayOutDraft {
  const weekday = weekdayOfSlot(layOut.slot.studyDay)
  const every = kind === "collective-study" && weekday !== undefined ? "week" : "month"
  const from = year > yearOf(today) ? firstDayOf(year) : today
  return {
    ...kindDefaults(kind, layOut),
    every,
    nth: "3",
    weekday: String(weekday ?? 5),
    from,
    until: usualEnd(every, from),
    edits: {},
  }
}

/** So near its end the next period is meant. */
const nearly = 28

/** The end of the quarter or year that one lays out on a day. */
export function usualEnd(every: LayOutDraft["every"], today: Day): Day {
  const soon = plusDays(today, nearly)
  if (every === "month") return lastDayOf(yearOf(soon))
  const quarter = periodsOf(yearOf(soon), "quarter").find(({ last }) => soon <= last)
  return quarter?.last ?? lastDayOf(yearOf(soon))
}

/** The calendar of workdays out of the days that the lists name. */
export function calendarOf(listed: LayOutBody["listed"]): WorkdayCalendar {
  const byDay = new Map<string, LayOutBody["listed"][number]>(listed.map((one) => [one.day, one]))
  return workdayCalendar([], {
    knows: () => true,
    isWorkday: (day) => {
      const said = byDay.get(day)
      return said ? !said.off : weekdayOf(day) <= 5
    },
    listedOn: (day) => byDay.get(day),
  })
}

function ruleOf({ every, nth, weekday }: LayOutDraft): SeriesRule {
  if (every === "week") return { every, weekday: Number(weekday) }
  const place = ([1, 2, 3, 4] as const).find((one) => String(one) === nth) ?? "last"
  return { every, weekday: Number(weekday), nth: place }
}

/** The days of the rule with what was changed of them. */
export function rowsOf(draft: LayOutDraft, layOut: LayOutBody): LayOutRow[] {
  if (!isDay(draft.from) || !isDay(draft.until)) return []
  const calendar = calendarOf(layOut.listed)
  const taken = new Set<string>(layOut.taken.filter(({ kind }) => kind === draft.kind).map(({ on }) => on))
  const used = new Set(Object.values(draft.edits).flatMap(({ line, out }) => (out ? [] : (line ?? []))))
  return seriesDays(ruleOf(draft), { from: draft.from, until: draft.until }, calendar).map((day) => {
    const edit = draft.edits[day.usual] ?? {}
    const on = edit.on ?? day.on ?? ""
    const takesPart = !(edit.out ?? (day.on === null || taken.has(on))) && on !== ""
    // A day fulfils the first line of its month that is of the kind and free, unless somebody says otherwise.
    const usual = takesPart
      ? linesOn(on, draft.kind, layOut).find(
          ({ planLineId, month, kind }) =>
            kind === draft.kind && month === Number(on.slice(5, 7)) && !used.has(String(planLineId)),
        )
      : undefined
    const line = edit.line ?? (usual ? String(usual.planLineId) : "")
    if (takesPart && line !== "") used.add(line)
    const topic = linesOn(on, draft.kind, layOut).find(({ planLineId }) => String(planLineId) === line)?.topic
    return {
      usual: day.usual,
      on,
      as: edit.on === undefined ? day.as : "chosen",
      topic: edit.topic ?? topic ?? "",
      line,
      takesPart,
      off: isDay(on) && isOff(on, calendar),
      taken: taken.has(on),
    }
  })
}

/** Years of the list whose days off nobody knows yet: there the rule goes round none. */
export function yearsWithoutList(rows: readonly LayOutRow[], { withoutList }: LayOutBody): number[] {
  return withoutList.filter((year) => rows.some(({ on, usual }) => yearOf(isDay(on) ? on : usual) === year))
}

/** The lines that a sitting of a kind on a day may fulfil: those of its year's plan that name no other kind. */
export function linesOn(on: string, kind: ActivityKind, { lines }: LayOutBody): LayOutBody["lines"] {
  return lines.filter((line) => String(line.year) === on.slice(0, 4) && (line.kind ?? kind) === kind)
}

/** The form as it is sent. */
export function plannedBody(draft: LayOutDraft, layOut: LayOutBody): PlannedBody {
  return {
    unitId: layOut.unit.unitId,
    kind: draft.kind,
    time: draft.time,
    hours: numberIn(draft.hours) ?? 0,
    place: draft.place,
    venueId: draft.venue === "" ? null : Number(draft.venue),
    days: rowsOf(draft, layOut)
      .filter(({ takesPart }) => takesPart)
      .map(({ on, topic, line }) => ({
        on: dayOf(on),
        ...(topic.trim() === "" ? {} : { topic }),
        ...(line === "" ? {} : { planLineId: Number(line) }),
      })),
  }
}
