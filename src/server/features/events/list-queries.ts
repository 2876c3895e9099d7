import type { Scope } from "../../../domain/access/scope.ts"
import { lampsOf } from "../../../domain/events/lamps.ts"
import { presentList } from "../../../domain/events/was-there.ts"
import { composed } from "../../../domain/shared/composed.ts"
import type {
  ActivityKind,
  ActivityState,
  ContentCategory,
  MeetingMode,
  StudyPath,
} from "../../../domain/shared/words.ts"
import { byPost, expectedAt, ofUnit, seenBy, within } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import type { Queryable } from "../../request-context.ts"
import { escaped, matching } from "../search/index.ts"
import { type ShownLamps, shownLamps } from "./shown-lamps.ts"

/** What is asked for in a list of activities. */
export interface ListQuestion {
  readonly scope: Scope<"event.read">
  /** A unit with everything below it, by its path. */
  readonly unitPath?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly kind?: ActivityKind | undefined
  readonly state?: ActivityState | undefined
  readonly q?: string | undefined
  readonly category?: ContentCategory | undefined
  readonly path?: StudyPath | undefined
  readonly mode?: MeetingMode | undefined
  readonly topic?: number | undefined
  /** Only lists that lack somebody, and that this scope or the unit itself keeps. */
  readonly lacking?: Scope<"event.record"> | undefined
  /** Only what comes after this one in the list. */
  readonly after?: { readonly startsAt: string; readonly activityId: number } | undefined
}

/** What is asked for as a condition on `activity a` and `unit u`. */
export async function conditionsOf(
  client: Queryable,
  asked: ListQuestion,
  values: unknown[],
): Promise<string> {
  const conditions = [await seenBy(client, asked.scope, values)]
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value === undefined) return
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  if (asked.unitPath !== undefined) conditions.push(await ofUnit(client, asked.unitPath, values))
  add(asked.from, (day) => `a.starts_on >= ${day}::date`)
  add(asked.until, (day) => `a.starts_on <= ${day}::date`)
  add(asked.kind, (kind) => `a.kind = ${kind}`)
  add(asked.state, (state) => `a.state = ${state}`)
  add(asked.category, (category) => `${category} = any(a.content_categories)`)
  add(asked.path, (path) => `${path} = any(a.study_paths)`)
  add(
    asked.mode,
    (mode) => `exists (select from sitting h where h.sitting_id = a.sitting_id and h.meeting_mode = ${mode})`,
  )
  add(asked.topic, (topic) => `a.topic_id = ${topic}`)
  if (asked.q !== undefined) conditions.push(named(asked.q, values))
  if (asked.after) {
    values.push(asked.after.startsAt, asked.after.activityId)
    conditions.push(
      `(a.starts_at, a.activity_id) < ($${values.length - 1}::timestamp, $${values.length}::int)`,
    )
  }
  if (asked.lacking) {
    values.push(await listsLacking(client, asked.lacking, asked.unitPath, conditions, values))
    conditions.push(`a.activity_id = any($${values.length}::int[])`)
  }
  return conditions.join("\n   and ")
}

/** So many activities at a time, the newest first, lists are looked through for whom they lack. */
const lookedThrough = 500
/** As many as one page takes, and one more: then enough are found. */
const enough = 201

/** Activities whose list is kept and lacks somebody expected: what stays open when people come from a past day. */
async function listsLacking(
  client: Queryable,
  keeper: Scope<"event.record">,
  unitPath: string | undefined,
  conditions: readonly string[],
  known: readonly unknown[],
): Promise<number[]> {
  const values = [...known]
  const kept = [within(keeper, values, { path: "u.path" })]
  if (unitPath !== undefined) kept.push(`u.path <@ $${values.push(unitPath)}::ltree`)
  const [at, id] = [values.length + 1, values.length + 2]
  const where = [...conditions, `(${kept.join(" or ")})`].join("\n   and ")
  const found: number[] = []
  for (let last: { startsAt: string; id: number } | undefined; ; ) {
    const { rows } = await client.query<{ id: number; startsAt: string; lacks: boolean }>(
      `with kept as materialized (
         select a.activity_id, a.unit_id, a.kind, a.starts_on, a.starts_at, a.audience
           from activity a join unit u using (unit_id)
          where ${where} and a.state = 'held' and exists (select from attendance t where t.activity_id = a.activity_id)
            and ($${at}::timestamp is null or (a.starts_at, a.activity_id) < ($${at}::timestamp, $${id}::int))
          order by a.starts_at desc, a.activity_id desc limit ${lookedThrough}),
       lacking as materialized (
         select distinct e.activity_id from (${expectedAt("kept")}) e
          where not exists (select from attendance t where t.activity_id = e.activity_id and t.member_id = e.member_id))
       select activity_id as id, kept.starts_at::text as "startsAt",
              activity_id in (select activity_id from lacking) as lacks
         from kept order by kept.starts_at desc, activity_id desc`,
      [...values, last?.startsAt ?? null, last?.id ?? null],
    )
    found.push(...rows.filter(({ lacks }) => lacks).map((row) => row.id))
    last = rows.at(-1)
    if (rows.length < lookedThrough || found.length >= enough) return found
  }
}

/** Whose topic, number or unit is what somebody types, in whatever width and case. */
function named(typed: string, values: unknown[]): string {
  values.push(`%${escaped(composed(typed, "NFKC").trim())}%`)
  const text = `$${values.length}`
  const unit = matching(typed, values, { alias: "u" })
  const lecturer = `(normalize(a.lecturer_name, NFKC) ilike ${text}
    or exists (select from member m where m.member_id = a.lecturer_id and normalize(m.name, NFKC) ilike ${text}))`
  return `(normalize(a.topic, NFKC) ilike ${text} or a.code ilike ${text} or ${unit} or ${lecturer})`
}

/** One line of a list. */
export interface ListedEvent {
  readonly activityId: number
  readonly code: string
  readonly unit: { readonly unitId: number; readonly code: string; readonly name: string }
  readonly kind: ActivityKind
  readonly topic: string
  readonly start: string
  readonly hours: number
  readonly state: ActivityState
  readonly place: string | null
  /** Null, like the lamps, where it reaches so many units that only its own page counts. */
  readonly expected: number | null
  readonly attended: number | null
  readonly lamps: ShownLamps | null
}

interface Row extends Omit<ListedEvent, "unit" | "hours" | "lamps" | "expected" | "attended"> {
  readonly expected: number
  readonly attended: number
  readonly unitId: number
  readonly unitCode: string
  readonly unitName: string
  readonly hundredthHours: number
  readonly content: string | null
  readonly effect: string | null
  readonly withoutRow: number
  readonly wide: boolean
}

/** An activity that reaches more units than this is not counted in a list: a district's lecture expects everybody. */
const unitsCounted = 100

/** Activities, newest first, one more than asked for where there are more. */
export async function listEvents(
  client: Queryable,
  asked: ListQuestion,
  limit: number,
): Promise<ListedEvent[]> {
  const values: unknown[] = []
  const where = await conditionsOf(client, asked, values)
  values.push(limit + 1)
  const { rows } = await client.query<Row>(
    `with asked as materialized (
       select a.activity_id, a.code, a.unit_id, a.kind, a.topic, a.starts_at, a.starts_on,
              ${hoursGiven("a")} as hundredth_hours, a.state,
              a.sitting_id, a.audience, left(a.content, 1) as content, left(a.effect, 1) as effect,
              u.code as unit_code, u.name as unit_name
         from activity a join unit u using (unit_id)
        where ${where}
        order by a.starts_at desc, a.activity_id desc limit $${values.length}),
     sized as materialized (
       select a.*, a.kind not in (${byPost})
              and (select count(*) from (select from unit r join unit w on w.path <@ r.path
                                          where r.unit_id = any(coalesce(a.audience, array[a.unit_id]))
                                          limit ${unitsCounted} + 1) reached) > ${unitsCounted} as wide
         from asked a),
     narrow as (select * from sized where not wide),
     expected as materialized (${expectedAt("narrow")}),
     list as (
       select activity_id, count(e.member_id)::int as expected,
              count(*) filter (where e.member_id is not null and t.status in (${presentList}))::int as attended,
              count(*) filter (where t.member_id is null)::int as without_row
         from expected e full join (select activity_id, member_id, status from attendance
                                     where activity_id in (select activity_id from narrow)) t
           using (activity_id, member_id)
        group by activity_id)
     select a.activity_id as "activityId", a.code, a.unit_id as "unitId", a.unit_code as "unitCode",
            a.unit_name as "unitName", a.kind, a.topic, to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as start,
            a.hundredth_hours as "hundredthHours", a.state, s.place, a.content, a.effect,
            coalesce(l.expected, 0) as expected, coalesce(l.attended, 0) as attended,
            coalesce(l.without_row, 0) as "withoutRow", a.wide
       from sized a left join list l using (activity_id) join sitting s using (sitting_id) order by a.starts_at desc, a.activity_id desc`,
    values,
  )
  return rows.map(({ unitId, unitCode, unitName, hundredthHours, wide, ...row }) => ({
    ...row,
    unit: { unitId, code: unitCode, name: unitName },
    hours: hundredthHours / 100,
    expected: wide ? null : row.expected,
    attended: wide ? null : row.attended,
    lamps: wide ? null : shownLamps(lampsOf({ ...row, hundredthHours })),
  }))
}
