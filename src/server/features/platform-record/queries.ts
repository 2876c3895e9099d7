import type { Grade, NoteName, PartName } from "../../../domain/meetings/kinds.ts"
import { recordedIn } from "../../access/index.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"

/** What was held in a month by a unit and by its groups and is recorded by the asker as the unit's, in order. */
export async function listHeld(
  { client, actor }: Pick<RequestContext, "client" | "actor">,
  unitId: number,
  month: string,
  limit: number,
): Promise<number[]> {
  const values: unknown[] = [unitId, month, limit]
  const theirs = recordedIn(actor, values, { path: "top.path", kind: "a.kind" })
  const { rows } = await client.query<{ activityId: number }>(
    `select a.activity_id as "activityId"
       from activity a join unit u using (unit_id) join unit top on top.unit_id = $1
      where ${theirs} and (u.unit_id = $1 or u.parent_id = $1 and u.kind = 'group') and a.state = 'held'
        and a.starts_on >= ($2 || '-01')::date and a.starts_on < ($2 || '-01')::date + interval '1 month'
      order by a.starts_at, a.activity_id limit $3`,
    values,
  )
  return rows.map(({ activityId }) => activityId)
}

/** What was written of an activity beside its record: who wrote it down, what it was about, and what was decided. */
export interface Beside {
  readonly activityId: number
  readonly recorder: string | null
  readonly decisions: string[]
  readonly agenda: string[]
  readonly notes: Readonly<Record<NoteName, string | null>>
  readonly parts: readonly PartTaken[]
  readonly ratings: readonly { readonly grade: Grade; readonly people: number }[]
}

/** What somebody did there; a step is nobody's. */
export interface PartTaken {
  readonly part: PartName
  readonly name: string | null
  readonly gist: string | null
  readonly placed: number | null
}

/**
 * Who signed the record, or else wrote it down first; the agenda; and what was voted on and what is to be done, in a line
 * each: nothing else is a decision.
 */
export async function listBeside(client: Queryable, activityIds: readonly number[]): Promise<Beside[]> {
  const { rows } = await client.query<Beside>(
    `select activity_id as "activityId",
            coalesce((select c.name from record_deed d join account c using (account_id)
                       where d.activity_id = x.activity_id and d.deed = 'sign' order by d.record_deed_id desc limit 1),
                     (select c.name from record_change r join account c using (account_id)
                       where r.activity_id = x.activity_id and r.table_name = 'activity' and r.before is null
                       order by r.record_change_id limit 1)) as recorder,
            array(select m.subject || '：同意 ' || m.in_favour || '，反对 ' || m.against || '，弃权 ' || m.abstained
                    from motion m where m.activity_id = x.activity_id order by m.ordinal)
            || array(select t.subject || coalesce('，' || coalesce(p.name, t.name), '')
                            || coalesce('，' || to_char(t.due_on, 'YYYY"年"FMMM"月"FMDD"日前"'), '')
                            || coalesce('，' || to_char(t.done_on, 'YYYY"年"FMMM"月"FMDD"日办成"'), '')
                       from meeting_task t left join member p using (member_id)
                      where t.activity_id = x.activity_id order by t.task_id) as decisions,
            coalesce((select s.agenda from activity a join sitting s using (sitting_id)
                       where a.activity_id = x.activity_id), '{}') as agenda,
            (select json_build_object('conclusion', r.conclusion, 'station', r.station, 'question', r.question,
                                      'report', r.report)
               from (select) one left join meeting_record r on r.activity_id = x.activity_id) as notes,
            (select coalesce(json_agg(json_build_object('part', w.part, 'name', coalesce(p.name, w.name), 'gist', w.gist,
                                                        'placed', w.placed) order by w.part, w.ordinal), '[]')
               from meeting_part w left join member p using (member_id) where w.activity_id = x.activity_id) as parts,
            (select coalesce(json_agg(json_build_object('grade', g.grade, 'people', g.people)), '[]')
               from meeting_rating g where g.activity_id = x.activity_id) as ratings
       from unnest($1::int[]) as x (activity_id)`,
    [activityIds],
  )
  return rows
}
