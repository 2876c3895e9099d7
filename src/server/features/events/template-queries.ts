import type { SlotPart } from "../../../domain/calendar/study-slot.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, OrgField } from "../../../domain/shared/words.ts"
import { isThereOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import type { PersonRef } from "./event-queries.ts"

/** The last sitting that is like the one to come. */
export interface LastSitting {
  readonly on: Day
  readonly time: string
  readonly place: string | null
  readonly venueId: number | null
  readonly form: string | null
  readonly chair: PersonRef | null
  readonly items: {
    readonly activityId: number
    readonly kind: ActivityKind
    readonly topic: string
    readonly hours: number
    readonly lecturer: PersonRef | null
  }[]
}

export interface Likeness {
  readonly unitId: number
  readonly on: string
  readonly today: Day
  readonly kind: ActivityKind | undefined
  readonly like: number | undefined
}

const person = (alias: string) =>
  `case when ${alias}.member_id is not null then
     json_build_object('memberId', ${alias}.member_id, 'code', ${alias}.code, 'name', ${alias}.name) end`

const columns = `
  l.starts_on as "on", to_char(l.starts_at, 'HH24:MI') as time, h.place, h.venue_id as "venueId", h.form, ${person("c")} as chair,
  (select json_agg(json_build_object('activityId', i.activity_id, 'kind', i.kind, 'topic', i.topic,
            'hours', i.hundredth_hours / 100.0, 'lecturer', ${person("t")}) order by i.activity_id)
     from activity i left join member t on t.member_id = i.lecturer_id
      join sitting o on o.sitting_id = i.sitting_id
    where i.unit_id = l.unit_id and i.state <> 'cancelled'
      and (i.sitting_id = l.sitting_id or o.tag = h.tag and i.starts_on = l.starts_on)) as items`

const joins = "join sitting h using (sitting_id) left join member c on c.member_id = h.chair_id"

/** Whether an activity was on such a day of the week as a new one, a short time ago. */
const onSuchADay =
  "extract(isodow from a.starts_on) = extract(isodow from $2::date) and a.starts_on > $2::date - 60"

/**
 * The activity named; else the last of the kind; else, of what is most usual on such a day of the week, the last there;
 * else the last.
 */
export async function findLastSitting(
  client: Queryable,
  { unitId, on, today, kind, like }: Likeness,
): Promise<LastSitting | undefined> {
  const { rows } = await client.query<LastSitting>(
    `with usual as (
       select a.kind, count(*) as often from activity a
        where a.unit_id = $1 and a.state <> 'cancelled' and a.starts_on <= least($2::date, $5::date) and ${onSuchADay}
        group by a.kind),
     last as (
       select a.* from activity a left join usual using (kind)
        where a.unit_id = $1 and a.state <> 'cancelled' and (a.starts_on <= least($2::date, $5::date) or a.activity_id = $4)
          and ($3::text is null or a.kind = $3 or a.activity_id = $4)
        order by a.activity_id is not distinct from $4 desc, ${onSuchADay} desc,
                 case when ${onSuchADay} then usual.often end desc, a.starts_at desc, a.activity_id limit 1)
     select ${columns} from last l ${joins}`,
    [unitId, on, kind ?? null, like ?? null, today],
  )
  return rows[0]
}

/** The last sitting of each of some kinds, rather one on such a day of the week. */
export async function listLastByKind(
  client: Queryable,
  { unitId, on, today }: Pick<Likeness, "unitId" | "on" | "today">,
  kinds: readonly ActivityKind[],
): Promise<(LastSitting & { readonly kind: ActivityKind })[]> {
  const { rows } = await client.query<LastSitting & { readonly kind: ActivityKind }>(
    `with last as (
       select distinct on (a.kind) a.* from activity a
        where a.unit_id = $1 and a.state <> 'cancelled' and a.starts_on <= least($2::date, $3::date) and a.kind = any($4)
        order by a.kind, ${onSuchADay} desc, a.starts_at desc, a.activity_id)
     select l.kind, ${columns} from last l ${joins} order by l.kind`,
    [unitId, on, today, kinds],
  )
  return rows
}

/** How often a unit has held each kind of late: the most usual first. */
export async function countKinds(client: Queryable, unitId: number, on: string): Promise<ActivityKind[]> {
  const { rows } = await client.query<{ readonly kind: ActivityKind }>(
    `select kind from activity where unit_id = $1 and starts_on > $2::date - 400 and state <> 'cancelled'
      group by kind order by count(*) desc, kind`,
    [unitId, on],
  )
  return rows.map(({ kind }) => kind)
}

/** A unit with what it is, for a page that records its sittings. */
export async function readHolder(client: Queryable, unitId: number) {
  const { rows } = await client.query<{
    readonly field: OrgField | null
    readonly hasCommittee: boolean | null
    readonly hasCentralGroup: boolean | null
    readonly foundedOn: Day | null
    readonly dissolvedOn: Day | null
  }>(
    `select field, has_committee as "hasCommittee", has_central_group as "hasCentralGroup", founded_on as "foundedOn",
            dissolved_on as "dissolvedOn" from unit where unit_id = $1`,
    [unitId],
  )
  return rows[0]
}

/** The part of the day that a unit keeps for study. */
export async function readSlot(client: Queryable, unitId: number) {
  const { rows } = await client.query<{ readonly part: SlotPart; readonly startsAt: string }>(
    `select part, to_char(starts_at, 'HH24:MI') as "startsAt" from unit_rhythm where unit_id = $1`,
    [unitId],
  )
  return rows[0] ?? null
}

/** Units directly below, that exist on a day. */
export async function listBelow(client: Queryable, unitId: number, on: string) {
  const { rows } = await client.query<{
    readonly unitId: number
    readonly code: string
    readonly name: string
  }>(
    `select unit_id as "unitId", code, name from unit where parent_id = $1
        and ${isThereOn("unit", "$2::date")}
      order by code limit 500`,
    [unitId, on],
  )
  return rows
}

/** Some branches by their numbers, in order of their codes. */
export async function listBranches(client: Queryable, unitIds: readonly number[]) {
  const { rows } = await client.query<{
    readonly unitId: number
    readonly code: string
    readonly name: string
  }>(`select unit_id as "unitId", code, name from unit where unit_id = any($1) order by code`, [unitIds])
  return rows
}
