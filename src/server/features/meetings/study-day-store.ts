import type { Day } from "../../../domain/shared/calendar.ts"
import { heldOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

interface StudyDay {
  readonly memberId: number
  readonly on: Day
  readonly days: number
  readonly subject: string
}

interface ListedDay extends Omit<StudyDay, "memberId"> {
  readonly studyDayId: number
  readonly member: { readonly memberId: number; readonly code: string; readonly name: string }
}

/** Days that are listed at once. */
export const studyDaysMost = 2000

/** Days of a year on which members studied by themselves, by member, one more than are listed. */
export async function listStudyDays(client: Queryable, unitId: number, year: number): Promise<ListedDay[]> {
  const { rows } = await client.query<ListedDay>(
    `select d.own_study_day_id as "studyDayId", d.studied_on as "on", d.hundredth_days / 100::float8 as days, d.subject,
            json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name) as member
       from own_study_day d join member m using (member_id)
      where d.unit_id = $1 and d.studied_on >= make_date($2, 1, 1) and d.studied_on < make_date($2 + 1, 1, 1)
      order by m.code, d.studied_on limit ${studyDaysMost + 1}`,
    [unitId, year],
  )
  return rows
}

/**
 * Notes a day where somebody belonged to the central group on it. A second half of a day makes it a whole one, about
 * both subjects; nothing else is written over. Whether it was noted.
 */
export async function addStudyDay(
  client: Queryable,
  unitId: number,
  accountId: number,
  { memberId, on, days, subject }: StudyDay,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into own_study_day as d (unit_id, member_id, studied_on, hundredth_days, subject, account_id)
     select $1, p.member_id, $3, $4, $5, $6 from post p
      where p.unit_id = $1 and p.member_id = $2 and p.post in ('central-group-head', 'central-group-member')
        and ${heldOn("p", "$3")} limit 1
     on conflict (unit_id, member_id, studied_on) do update
        set hundredth_days = 100,
            subject = case when d.subject = excluded.subject then d.subject else d.subject || '；' || excluded.subject end
      where (d.hundredth_days = 50 and excluded.hundredth_days = 50)
         or (d.subject = excluded.subject and excluded.hundredth_days = 100)`,
    [unitId, memberId, on, Math.round(days * 100), subject, accountId],
  )
  return rowCount === 1
}

/** What is noted of somebody on a day; undefined: nothing. */
export async function studyDayOn(
  client: Queryable,
  unitId: number,
  { memberId, on }: Pick<StudyDay, "memberId" | "on">,
): Promise<Pick<StudyDay, "days" | "subject"> | undefined> {
  const { rows } = await client.query<Pick<StudyDay, "days" | "subject">>(
    `select hundredth_days / 100::float8 as days, subject from own_study_day
      where unit_id = $1 and member_id = $2 and studied_on = $3`,
    [unitId, memberId, on],
  )
  return rows[0]
}

/** Takes a day out; what it was, or undefined where there is none. */
export async function removeStudyDayRow(
  client: Queryable,
  unitId: number,
  studyDayId: number,
): Promise<{ readonly memberId: number; readonly on: Day; readonly subject: string } | undefined> {
  const { rows } = await client.query<{
    readonly memberId: number
    readonly on: Day
    readonly subject: string
  }>(
    `delete from own_study_day where unit_id = $1 and own_study_day_id = $2
     returning member_id as "memberId", studied_on as "on", subject`,
    [unitId, studyDayId],
  )
  return rows[0]
}
