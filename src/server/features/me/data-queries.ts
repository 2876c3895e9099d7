import type { MyData } from "../../../contract/me.ts"
import { heldOn } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import type { Queryable } from "../../request-context.ts"

/** Entries of one list. */
const most = 5000

const at = (column: string) => `to_json(${column}) #>> '{}'`
const unitOf = (alias: string) => `json_build_object('code', ${alias}.code, 'name', ${alias}.name)`

/** Lists of an account, $1, by the statement that reads each. */
const ofAccount = {
  roles: `select g.role, case when u.unit_id is not null then ${unitOf("u")} end as unit, g.from_on as "fromOn",
                 g.until_on as "untilOn", ${at("g.ended_at")} as "endedAt"
            from grant_of_role g left join unit u using (unit_id)
           where g.account_id = $1 order by g.grant_id desc`,
  sessions: `select ${at("created_at")} as "createdAt", ${at("seen_at")} as "seenAt", address, user_agent as "userAgent"
               from session where account_id = $1 order by created_at desc`,
  notices: `select kind, ${at("sent_at")} as "sentAt", details
              from notice where account_id = $1 order by notice_id desc`,
  letters: `select tells, ${at("made_at")} as "madeAt", state
              from delivery where account_id = $1 order by delivery_id desc`,
  suggestions: `select page, body, ${at("sent_at")} as "sentAt", answer
                  from suggestion where account_id = $1 order by suggestion_id desc`,
  actions: `select ${at("happened_at")} as at, action, address
            from audit_entry where account_id = $1 order by audit_entry_id desc`,
} as const satisfies Partial<Record<keyof MyData, string>>

/** Lists of a member, $1. */
const ofMember = {
  memberships: `select ${unitOf("u")} as unit, b.from_on as "fromOn", b.until_on as "untilOn"
                  from membership b join unit u using (unit_id)
                 where b.member_id = $1 order by b.from_on desc`,
  posts: `select ${unitOf("u")} as unit, p.post, p.from_on as "fromOn", p.until_on as "untilOn"
            from post p join unit u using (unit_id)
           where p.member_id = $1 order by p.from_on desc`,
  attendance: `select to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as "startsAt", a.kind, a.topic,
                      ${hoursGiven("a")} / 100.0::float8 as hours, t.status, t.detail, t.leave_reason as "leaveReason",
                      t.made_up_on as "madeUpOn"
                 from attendance t join activity a using (activity_id)
                where t.member_id = $1 order by a.starts_at desc`,
  leave: `select from_on as "from", ends_on as last, kind, remark, state, word, returned_on as "returnedOn"
            from leave where member_id = $1 order by from_on desc, leave_id desc`,
  makeUps: `select case when k.member_id = $1 then 'member' else 'helper' end as "as", a.topic, a.starts_on as "on",
                   k.state, k.planned_on as "plannedOn", k.material, k.place, k.effect
              from make_up k join activity a using (activity_id)
             where k.member_id = $1 or k.helper_id = $1 order by k.make_up_id desc`,
  disputes: `select a.topic, a.starts_on as "on", d.made_on as "madeOn", d.claim, d.word, d.state, d.answer
               from dispute d join activity a using (activity_id)
              where d.member_id = $1 order by d.dispute_id desc`,
  led: `select to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as "startsAt", a.kind, a.topic, a.as
          from (select a.*, 'chair' as "as" from sitting s join activity a using (sitting_id) where s.chair_id = $1
                union all select a.*, 'lecturer' from activity a where a.lecturer_id = $1) a
         order by a.starts_at desc`,
  training: `select name, kind, started_on as "startedOn", ended_on as "endedOn",
                    hundredth_hours / 100.0::float8 as hours, evidence,
                    coalesce((select array_agg(c.name order by c.certificate_id) from certificate c
                               where c.training_id = training.training_id), '{}') as certificates, state, question, answer, word,
                    (select a.name from account a where a.account_id = entered_by) as "enteredBy",
                    (select a.name from account a where a.account_id = decided_by) as "decidedBy"
               from training where member_id = $1 order by started_on desc`,
  writing: `select title, kind, written_on as "writtenOn", state
              from writing where member_id = $1 order by written_on desc`,
  recordedTasks: `select kind, done_on as "doneOn", year
             from recorded_task where member_id = $1 order by done_on desc`,
  registers: `select n.what, n.name, ${unitOf("u")} as unit
                from (select 'venue' as what, name, unit_id from venue where keeper_id = $1
                      union all select 'lecturer', name, unit_id from known_lecturer where member_id = $1
                      union all select 'rota', r.title, r.unit_id
                        from rota_taker t join rota r using (rota_id) where t.member_id = $1) n join unit u using (unit_id)
               order by n.what, n.name`,
} as const satisfies Partial<Record<keyof MyData, string>>

const account = `select account_id as "accountId", login, name, ${at("created_at")} as "createdAt",
    ${at("password_set_at")} as "passwordSetAt", totp_secret is not null as "hasSecondFactor", prefs as preferences, ${at("now()")} as "madeAt",
    (select json_build_object('address', address, 'wanted', wanted, 'digestAt', to_char(digest_at, 'HH24:MI'),
                              'onDaysOff', on_days_off)
       from mail_address m where m.account_id = a.account_id) as mail
  from account a where account_id = $1`

const member = `select code, name, gender, born_on as "bornOn", phone, status, joined_on as "joinedOn", rank,
    in_service as "inService", coalesce(circumstances, '{}') as circumstances
  from member where member_id = $1`

/** Everything the system keeps about somebody, each list with its newest entries. */
export async function everythingAbout(
  client: Queryable,
  accountId: number,
  memberId: number | null,
): Promise<MyData> {
  const { madeAt, ...own } = (await client.query(account, [accountId])).rows[0]
  const found: Record<string, unknown> = {
    madeAt,
    account: own,
    member: (await client.query(member, [memberId])).rows[0] ?? null,
  }
  for (const [lists, id] of [[ofAccount, accountId] as const, [ofMember, memberId] as const]) {
    for (const [name, statement] of Object.entries(lists)) {
      found[name] = (await client.query(`${statement} limit ${most}`, [id])).rows
    }
  }
  return found as MyData
}

export interface ReadRow {
  readonly on: string
  readonly action: string
  readonly roles: string[]
  readonly times: number
}

/**
 * What others looked at and did about a member since a day: by day and action, with the roles whoever it was held
 * then. Names are not told: the audit log has them, for whoever keeps watch over it.
 */
export async function readsAbout(
  client: Queryable,
  memberId: number,
  accountId: number,
  since: string,
): Promise<ReadRow[]> {
  const { rows } = await client.query<ReadRow>(
    `with seen as (
       select j.happened_at::date as "on", j.action, j.happened_at, j.account_id
         from audit_entry j
        where j.member_id = $1 and j.account_id is distinct from $2 and j.happened_at >= $3::date
        order by j.audit_entry_id desc limit 2000
     ), by_whom as (
       select s."on", s.action,
              coalesce((select array_agg(distinct g.role order by g.role) from grant_of_role g
                         where g.account_id = s.account_id and ${heldOn("g", 's."on"')}
                           and (g.ended_at is null or g.ended_at > s.happened_at)), '{}') as roles
         from seen s
     )
     select "on", action, roles, count(*) as times from by_whom group by 1, 2, 3 order by 1 desc, 2, 3 limit 300`,
    [memberId, accountId, since],
  )
  return rows
}
