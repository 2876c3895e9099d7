import type { Client } from "pg"
import { faultsKept } from "./fault-list.ts"
import { type Oddity, oddities } from "./queries.ts"

/** Make-ups that are done and of which the file says something else; asked before attendance is merged. */
const makeUpsOver = `stage_attendance s join attendance t using (activity_id, member_id)
  where t.status = 'made-up' and s.status <> 'made-up'`

interface DoneHere {
  readonly row: number
  readonly member: string
  readonly activity: string
  readonly makeUpId: number
  readonly on: string
  readonly total: number
}

/** Those that were seen to here: a file from before knows nothing of them. Taken out, so that the rest is checked. */
export async function takeMakeUpsDoneHere(client: Client): Promise<DoneHere[]> {
  const { rows } = await client.query<DoneHere>(
    `with out as (
       delete from stage_attendance x using (select s.row_no, s.activity_id, s.member_id, t.made_up_on from ${makeUpsOver}) o,
              member m, activity a, make_up k
        where x.row_no = o.row_no and m.member_id = o.member_id and a.activity_id = o.activity_id
          and k.activity_id = o.activity_id and k.member_id = o.member_id and k.state = 'done'
        returning o.row_no, m.code as member, a.code as activity, o.made_up_on, k.make_up_id)
     select row_no as row, member, activity, make_up_id as "makeUpId", coalesce(made_up_on::text, '') as "on", (count(*) over ())::int as total
       from out order by 1 limit $1`,
    [faultsKept],
  )
  return rows
}

/** Those that came by a file themselves. */
export function makeUpsTakenBack(client: Client): Promise<Oddity[]> {
  return oddities(
    client,
    `select o.row_no as row, m.code as value, a.code as about
       from (select s.row_no, s.activity_id, s.member_id from ${makeUpsOver}) o
       join member m using (member_id) join activity a using (activity_id)`,
  )
}

/** Trainings that were decided about here, and of which the file says something else; asked before they are merged. */
export function trainingsDecided(client: Client): Promise<Oddity[]> {
  const same = ["member_id", "name", "kind", "started_on"].map((key) => `t.${key} = s.${key}`).join(" and ")
  return oddities(
    client,
    `select s.row_no as row, m.code as value, '' as about from stage_training s join member m using (member_id)
      where exists (select from training t where ${same} and t.decided_by is not null and t.state <> s.state)
        and not exists (select from training t where ${same} and t.state = s.state)`,
  )
}

/** Whether the import wrote a row `t`. */
const isWritten = "t.xmin = pg_current_xact_id()::xid"

/** Activities of the file that it changes although their record is signed. */
export function signedActivities(client: Client): Promise<Oddity[]> {
  return oddities(
    client,
    `select s.row_no as row, t.code as value, '' as about
       from stage_activity s join activity t on t.activity_id = s.target_id join meeting_record r using (activity_id)
      where r.state <> 'open' and ${isWritten}`,
  )
}

/** Rows of lists that it changes although the record is signed. */
export function signedLists(client: Client): Promise<Oddity[]> {
  return oddities(
    client,
    `select s.row_no as row, a.code as value, '' as about
       from stage_attendance s join attendance t using (activity_id, member_id)
       join activity a using (activity_id) join meeting_record r using (activity_id)
      where r.state <> 'open' and ${isWritten}`,
  )
}
