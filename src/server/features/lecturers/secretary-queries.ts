import type { Day } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { heldOn, standingIn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** A committee with its secretary, and the lectures of a year that a secretary of it gave or is to give. */
export interface SecretaryRow {
  readonly unit: { readonly unitId: number; readonly code: string; readonly name: string }
  readonly path: string
  readonly kind: OrgKind
  readonly secretary: { readonly memberId: number; readonly code: string; readonly name: string } | null
  readonly activities: {
    readonly activityId: number
    readonly on: Day
    readonly topic: string
    readonly held: boolean
    /** It is for the whole unit. */
    readonly forAll: boolean
  }[]
}

/** Committees within a unit on a day, by code, with their secretaries and what these lectured, or will, in a year. */
export async function secretariesWithin(
  client: Queryable,
  asked: { readonly unitId: number; readonly year: number; readonly day: Day },
  /** Only those that owe one of these in the year, as it is kept. */
  obligations: readonly string[],
  limit: number,
): Promise<SecretaryRow[]> {
  const { rows } = await client.query<SecretaryRow>(
    `select json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit, u.path::text as path, u.kind,
            (select json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name)
               from post p join member m using (member_id)
              where p.unit_id = u.unit_id and p.post = 'secretary' and ${heldOn("p", "$3")}
              order by p.from_on desc, p.post_id desc limit 1) as secretary,
            (select coalesce(json_agg(json_build_object('activityId', a.activity_id, 'on', a.starts_on, 'topic', a.topic,
                                                        'held', a.state = 'held',
              'forAll', exists (select from unit_place w where w.unit_id = u.unit_id and w.from_on <= a.starts_on
                                   and w.until_on > a.starts_on and w.above && coalesce(a.audience, array[a.unit_id])))
              order by a.starts_at), '[]')
               from activity a
              where a.kind = 'party-lecture' and a.state <> 'cancelled'
                and a.starts_on between make_date($2, 1, 1) and make_date($2, 12, 31)
                and exists (select from post p where p.unit_id = u.unit_id and p.post = 'secretary'
                               and p.member_id = a.lecturer_id and ${heldOn("p", "a.starts_on")})) as activities
       from unit u
      where u.unit_id in (${standingIn("$1::int", "$3::date")}) and u.kind in ('working-committee', 'party-committee', 'leading-group')
        and (u.dissolved_on is null or u.dissolved_on > make_date($2, 1, 1))
        and exists (select from standing s where s.year = $2 and s.unit_id = u.unit_id and s.obligation = any($4))
      order by u.code collate "C" limit $5`,
    [asked.unitId, asked.year, asked.day, obligations, limit],
  )
  return rows
}
