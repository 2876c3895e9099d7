import type { Day } from "../../../domain/shared/calendar.ts"
import type { ContentCategory } from "../../../domain/shared/words.ts"
import { byPost, isThereOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

interface UnitRef {
  readonly unitId: number
  readonly code: string
  readonly name: string
}

/** A topic of the time, as it is kept. */
export interface TopicRow {
  readonly topicId: number
  readonly unit: UnitRef
  readonly title: string
  readonly aim: string | null
  readonly contentCategory: ContentCategory | null
  readonly fromOn: Day
  readonly untilOn: Day
  readonly version: number
}

const columns = `t.topic_id as "topicId",
  json_build_object('unitId', o.unit_id, 'code', o.code, 'name', o.name) as unit, t.title, t.aim,
  t.content_category as "contentCategory", t.from_on as "fromOn", t.until_on as "untilOn", t.version`

const lineOf = (path: string) => path.split(".").map(Number)

/** The topics that a unit and those above it have set for a day, the nearest unit's first. */
export async function topicsOn(client: Queryable, path: string, day: string): Promise<TopicRow[]> {
  const { rows } = await client.query<TopicRow>(
    `select ${columns} from topic t join unit o using (unit_id)
      where t.unit_id = any($1) and $2::date between t.from_on and t.until_on
      order by nlevel(o.path) desc, t.until_on, t.topic_id limit 20`,
    [lineOf(path), day],
  )
  return rows
}

/** Topics that are listed at once. */
export const topicsMost = 200

/** The topics of a year that a unit and those above it on a day have set, the latest first, one more than are listed. */
export async function topicsOfYear(
  client: Queryable,
  { unitId, year, day }: { readonly unitId: number; readonly year: number; readonly day: Day },
): Promise<TopicRow[]> {
  const { rows } = await client.query<TopicRow>(
    `select ${columns} from topic t join unit o using (unit_id)
      where t.unit_id = any(array(select unnest(above) from unit_place
                                   where unit_id = $1 and from_on <= $3 and until_on > $3))
        and t.from_on <= make_date($2, 12, 31) and t.until_on >= make_date($2, 1, 1)
      order by t.from_on desc, t.topic_id desc limit ${topicsMost + 1}`,
    [unitId, year, day],
  )
  return rows
}

/** A topic of a unit or of one that stands above it, or stood there while it was studied. */
export async function topicAbove(
  client: Queryable,
  unitId: number,
  topicId: number,
): Promise<TopicRow | undefined> {
  const { rows } = await client.query<TopicRow>(
    `select ${columns} from topic t join unit o using (unit_id)
      where t.topic_id = $2 and exists (select from unit_place w where w.unit_id = $1 and w.above @> array[t.unit_id]
                                           and w.until_on > t.from_on)`,
    [unitId, topicId],
  )
  return rows[0]
}

/**
 * Some topics ($2), each with the day on which units are counted: its last, of one that runs today ($3); with the
 * branches that stand within a unit ($1) on these days, and which branches held something about which, by themselves
 * or by a group, or were reached by it, as they stood then.
 */
const studying = `
  asked as materialized (
    select topic_id, greatest(from_on, least(until_on, $3::date)) as day from topic where topic_id = any($2::int[])),
  branch as materialized (
    select d.day, u.unit_id, u.code, u.name from (select distinct day from asked) d
      join unit_place w on w.from_on <= d.day and w.until_on > d.day and w.above @> array[$1::int]
      join unit u on u.unit_id = w.unit_id and u.kind = 'branch' and ${isThereOn("u", "d.day")}),
  held as materialized (
    select activity_id, topic_id, unit_id, kind, starts_on, audience from activity
     where topic_id = any($2::int[]) and state = 'held'),
  studied as materialized (
    select a.topic_id, a.activity_id, a.starts_on, above.unit_id
      from held a join unit_place w on w.unit_id = a.unit_id and w.from_on <= a.starts_on and w.until_on > a.starts_on
     cross join lateral unnest(w.above) as above(unit_id)
    union
    select a.topic_id, a.activity_id, a.starts_on, w.unit_id
      from held a cross join lateral unnest(coalesce(a.audience, array[a.unit_id])) as addressed(unit_id)
      join unit_place w on w.above @> array[addressed.unit_id] and w.from_on <= a.starts_on and w.until_on > a.starts_on
      join unit r on r.unit_id = w.unit_id and ${isThereOn("r", "a.starts_on")}
     where a.kind not in (${byPost}))`

/** How many branches of a unit there are for each of some topics, and how many of them have studied it. */
export async function countStudied(
  client: Queryable,
  unitId: number,
  topicIds: readonly number[],
  today: Day,
): Promise<ReadonlyMap<number, { readonly branches: number; readonly studied: number }>> {
  const { rows } = await client.query<{
    readonly topicId: number
    readonly branches: number
    readonly studied: number
  }>(
    `with ${studying}
     select k.topic_id as "topicId", count(*) filter (where b.unit_id is not null)::int as branches,
            count(*) filter (where b.unit_id in (select s.unit_id from studied s where s.topic_id = k.topic_id))::int as studied
       from asked k left join branch b using (day) group by k.topic_id`,
    [unitId, topicIds, today],
  )
  return new Map(rows.map(({ topicId, ...counts }) => [topicId, counts]))
}

/** A branch with what it has studied of a topic. */
export interface BranchOfTopic {
  readonly unit: UnitRef
  readonly sittings: number
  readonly lastOn: Day | null
}

/** The branches of a unit by code, those after one of them, with what they have studied of a topic. */
export async function branchesOfTopic(
  client: Queryable,
  asked: { readonly unitId: number; readonly topicId: number; readonly today: Day },
  page: { readonly after: string; readonly limit: number; readonly only: "studied" | "not-yet" | undefined },
): Promise<BranchOfTopic[]> {
  const { rows } = await client.query<BranchOfTopic>(
    `with ${studying},
     counted as (
       select b.unit_id, b.code, b.name, count(s.activity_id)::int as sittings, max(s.starts_on) as last_on
         from branch b left join studied s using (unit_id) group by b.unit_id, b.code, b.name)
     select json_build_object('unitId', unit_id, 'code', code, 'name', name) as unit, sittings, last_on as "lastOn"
       from counted where code collate "C" > $4 and ($5::boolean is null or (sittings > 0) = $5)
      order by code collate "C" limit $6`,
    [
      asked.unitId,
      [asked.topicId],
      asked.today,
      page.after,
      page.only === undefined ? null : page.only === "studied",
      page.limit,
    ],
  )
  return rows
}
