import type { Day } from "../../../domain/shared/calendar.ts"
import type { ContentCategory, StudyPath } from "../../../domain/shared/words.ts"
import { byPost, isThereOn, standingIn } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import type { Queryable } from "../../request-context.ts"

/** Hours and sittings of one word; of no word: those nobody has said anything of. `above`: those held above for a unit. */
export interface MixRow {
  readonly by: "whole" | "above" | "category" | "path"
  readonly category: ContentCategory | null
  readonly path: StudyPath | null
  readonly sittings: number
  readonly hundredthHours: number
}

const sums = `count(*)::int as sittings, coalesce(sum(hundredth_hours), 0)::int as "hundredthHours"`

/** Sums over the activities `mine`. */
const mixed = `select 'whole' as by, null as category, null as path, ${sums} from mine
  union all
  select 'category', category, null, ${sums}
    from mine cross join unnest(coalesce(nullif(content_categories, '{}'), array[null::text])) category group by category
  union all
  select 'path', null, path, ${sums} from mine cross join unnest(study_paths) path group by path`

const columns = `${hoursGiven("a")} as hundredth_hours, a.content_categories, a.study_paths`

/**
 * What was held in a year by a unit, below it, or for it, by what it was about: below it as units stand on a day, for it
 * as it stood on the activity's, while it was there.
 */
export async function mixOfUnit(
  client: Queryable,
  { unitId, year, day }: { readonly unitId: number; readonly year: number; readonly day: Day },
): Promise<MixRow[]> {
  const { rows } = await client.query<MixRow>(
    `with below as materialized (${standingIn("$1::int", "$3::date")}),
     place as materialized (
       select w.from_on, w.until_on, w.above, u.founded_on, u.dissolved_on
         from unit_place w join unit u using (unit_id) where unit_id = $1),
     mine as materialized (
       select ${columns}, a.unit_id not in (select unit_id from below) as above from activity a
        where a.state = 'held' and a.starts_on between make_date($2, 1, 1) and $3
          and (a.unit_id in (select unit_id from below)
               or a.kind not in (${byPost}) and exists (select from place
                    where from_on <= a.starts_on and until_on > a.starts_on and ${isThereOn("place", "a.starts_on")}
                      and place.above && coalesce(a.audience, array[a.unit_id]))))
     ${mixed} union all select 'above', null, null, ${sums} from mine where above`,
    [unitId, year, day],
  )
  return rows
}

/** What somebody was at in a year, or made up, or taught, by what it was about. */
export async function mixOfMember(client: Queryable, memberId: number, year: number): Promise<MixRow[]> {
  const { rows } = await client.query<MixRow>(
    `with mine as materialized (
       select ${columns} from activity a
        where a.state = 'held' and a.starts_on between make_date($2, 1, 1) and make_date($2, 12, 31)
               and (a.lecturer_id = $1
                    or exists (select from attendance t where t.activity_id = a.activity_id and t.member_id = $1
                                  and t.status in ('present', 'late', 'left-early', 'made-up'))))
     ${mixed}`,
    [memberId, year],
  )
  return rows
}
