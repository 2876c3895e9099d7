import type { Day } from "../../domain/shared/calendar.ts"
import type { Queryable } from "../request-context.ts"

/** Lists were written on the morning after what was held. */
export async function noteAbsences(client: Queryable): Promise<void> {
  await client.query(
    `update attendance t set noted_at = least(now(), (a.starts_on + 1 + time '09:00')::timestamptz)
       from activity a
      where a.activity_id = t.activity_id and a.state = 'held' and t.status in ('on-leave', 'absent')`,
  )
}

/** Whether somebody `t` keeps lists, and corrects what is wrong in them instead of disputing it. */
const keepsLists = `exists (select from account c join grant_of_role g using (account_id) where c.member_id = t.member_id)`

/** Absences `t` of the people of branches at what these held, `a`; $1 is today. */
const missed = `
  from attendance t join activity a using (activity_id) join unit u using (unit_id)
  left join account own on own.member_id = t.member_id
 where u.kind = 'branch' and a.state = 'held' and t.status in ('on-leave', 'absent') and not ${keepsLists}
   and a.starts_on < $1::date`

/** In every branch one dispute of the last weeks that was answered, and one that waits; of whoever signs in first. */
export async function addDisputes(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `insert into dispute (activity_id, member_id, claim, word, status, detail, state, made_on, made_at, answer,
                          settled_at, settled_by)
     select distinct on (a.unit_id) t.activity_id, t.member_id, 'was-there', '我迟到了几分钟，签到表已经收走', t.status,
            t.detail, 'answered', a.starts_on + 2, (a.starts_on + 2 + time '12:30')::timestamptz,
            '签到表上没有，会议记录里也没有您的发言。', (a.starts_on + 3 + time '10:00')::timestamptz,
            (select account_id from account where login = 'shuji')
       ${missed} and a.starts_on > $1::date - 60
      order by a.unit_id, own.account_id nulls last, a.starts_on desc, t.member_id`,
    [today],
  )
  await client.query(
    `insert into dispute (activity_id, member_id, claim, word, status, detail, made_on, made_at)
     select distinct on (a.unit_id) t.activity_id, t.member_id,
            case t.status when 'absent' then 'was-there' else 'other-leave' end,
            case t.status when 'absent' then '我坐在最后一排，和老李一起' else '那天是街道派我去开会，应当是公假' end,
            t.status, t.detail, a.starts_on + 1, (a.starts_on + 1 + time '19:40')::timestamptz
       ${missed} and a.starts_on > $1::date - 15
        and not exists (select from dispute d where d.member_id = t.member_id)
      order by a.unit_id, a.starts_on desc, t.member_id`,
    [today],
  )
}

/** The make-ups of every branch: those done of the last months, and some of every other state. */
export async function addMakeUps(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `insert into make_up (activity_id, member_id, state, was, helper_id, planned_on, material, place, effect,
                          told_by_member_at, told_by_helper_at, told_on)
     select t.activity_id, t.member_id, 'done', 'absent', t.helper_id, t.made_up_on, '当次学习材料', '支部活动室',
            '当面提问，看了笔记。', t.made_up_on + time '17:00', t.made_up_on + time '17:10', t.made_up_on
       from attendance t join activity a using (activity_id)
      where t.status = 'made-up' and t.helper_id is not null and t.helper_id <> t.member_id
        and t.made_up_on between $1::date - 120 and $1::date
     on conflict do nothing`,
    [today],
  )
  await client.query(
    `insert into make_up (activity_id, member_id, state, helper_id, planned_on, material, place, told_by_member_at, told_on)
     select activity_id, member_id, case place when 1 then 'asked' else 'arranged' end,
            case when place > 1 then helper_id end,
            case place when 2 then $1::date + 3 when 3 then $1::date - 4 when 4 then $1::date end,
            case when place > 1 then '当次学习材料' end, case when place > 1 then '支部活动室' end,
            case when place = 4 then $1::date + time '08:10' end, case when place = 4 then $1::date end
       from (select t.activity_id, t.member_id, helping.member_id as helper_id,
                    row_number() over (partition by a.unit_id order by a.starts_on desc, t.member_id) as place
               from attendance t join activity a using (activity_id) join unit u using (unit_id)
               join lateral (
                 select h.member_id from attendance h left join account c using (member_id)
                  where h.activity_id = a.activity_id and h.status = 'present'
                  order by (c.login = 'dangyuan') desc nulls last, c.account_id nulls last, h.member_id limit 1) helping on true
              where u.kind = 'branch' and a.kind = 'collective-study' and a.state = 'held' and t.status in ('on-leave', 'absent')
                and a.starts_on between $1::date - 45 and $1::date - 1
                and not exists (select from dispute d where d.activity_id = t.activity_id and d.member_id = t.member_id)) x
      where place <= 4
     on conflict do nothing`,
    [today],
  )
}
