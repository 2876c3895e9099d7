import { presentList } from "../../domain/events/was-there.ts"
import type { Day } from "../../domain/shared/calendar.ts"
import { type StructuredText, textOf } from "../../domain/shared/structured-text.ts"
import { expectedAt, heldOn, isFullOn } from "../access/index.ts"
import type { Queryable } from "../request-context.ts"

/** How far back meetings are written up in full, in days. */
const days = 300

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] }) as const

/** What a record of some length looks like: headings, a list, a table of who answers for what. */
const minutes: StructuredText = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "一、会议情况" }] },
    paragraph("主持人说明议题，组织委员报告上次会议定下的事办得怎样。"),
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "二、讨论" }] },
    {
      type: "orderedList",
      content: [
        { type: "listItem", content: [paragraph("学习要同手上的工作结合起来，每月选一个实际问题。")] },
        { type: "listItem", content: [paragraph("请假的同志由党小组长在一周内补课。")] },
        { type: "listItem", content: [paragraph("年老体弱的党员送学上门，材料用大字。")] },
      ],
    },
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "三、分工" }] },
    {
      type: "table",
      content: [
        row("tableHeader", "事项", "负责人"),
        row("tableCell", "送学上门", "组织委员"),
        row("tableCell", "补课安排", "各党小组长"),
      ],
    },
  ],
}

function row(type: "tableHeader" | "tableCell", ...texts: readonly string[]) {
  const attrs = { colspan: 1, rowspan: 1 }
  return {
    type: "tableRow",
    content: texts.map((text) => ({ type, attrs, content: [paragraph(text)] })),
  } as const
}

/** Gives the minutes of assemblies headings, a list and a table, where there are minutes. */
export async function writeStructuredMinutes(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `update sitting s set minutes = $2, minutes_document = $3, agenda = array['上次会议落实情况', '讨论并通过本期安排', '分工']
       from activity a
      where a.sitting_id = s.sitting_id and a.kind = 'assembly' and a.state = 'held' and s.minutes is not null
        and a.starts_on > $1::date - ${days}`,
    [today, textOf(minutes), JSON.stringify(minutes)],
  )
}

/** Assemblies have voted: all who were there and may, but for one now and then. */
export async function voteInAssemblies(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `with asked as (
       select a.activity_id, a.unit_id, a.kind, a.starts_on, a.audience, a.code from activity a
        where a.kind = 'assembly' and a.state = 'held' and a.starts_on > $1::date - ${days}),
     expected as (${expectedAt("asked")}),
     came as (
       select a.activity_id, a.code, count(*)::int as people
         from expected e join asked a using (activity_id) join member m using (member_id)
         join attendance t on t.activity_id = e.activity_id and t.member_id = e.member_id and t.status in (${presentList})
        where ${isFullOn("m", "a.starts_on")} group by a.activity_id, a.code)
     insert into motion (activity_id, ordinal, subject, in_favour, against, abstained)
     select activity_id, 1, '通过本期学习安排', people - abs(hashtext(code)) % 2, 0, abs(hashtext(code)) % 2
       from came where people > 2`,
    [today],
  )
}

/** Sessions of central groups have a form, a secretary, two lead readers, two speeches and a conclusion. */
export async function addGroupParts(client: Queryable, today: Day): Promise<void> {
  const group = `select a.activity_id, a.sitting_id, a.unit_id, a.starts_on, a.topic like '%外出%' as goes_out, row_number() over (order by a.code) as n
      from activity a
     where a.kind = 'central-group-study' and a.state = 'held' and a.starts_on > $1::date - ${days}`
  await client.query(
    `update sitting s set form = coalesce(s.form, case when g.goes_out then (array['外出调研', '学习考察'])[1 + g.n % 2]
                                                      else (array['专题讲座', '主题发言', '交流研讨'])[1 + g.n % 3] end),
            meeting_mode = case when g.n % 6 = 0 and not g.goes_out then 'online' else 'on-site' end
       from (${group}) g where g.sitting_id = s.sitting_id`,
    [today],
  )
  await client.query(
    `with g as (${group}),
     there as (
       select g.activity_id, t.member_id, m.name, row_number() over (partition by g.activity_id order by m.code) as place
         from g join attendance t on t.activity_id = g.activity_id and t.status in (${presentList}) join member m using (member_id)),
     secretary as (
       select g.activity_id, min(p.member_id) as member_id from g
         join post p on p.unit_id = g.unit_id and p.post = 'central-group-secretary'
          and ${heldOn("p", "g.starts_on")} group by g.activity_id)
     insert into meeting_part (activity_id, part, ordinal, member_id, gist)
     select activity_id, 'secretary', 1, member_id, null from secretary
     union all
     select activity_id, 'lead-reader', place, member_id, null from there where place <= 2
     union all
     select activity_id, 'key-speaker', place - 2, member_id,
            case place when 3 then '联系分管工作谈了学用结合的三件事。' else '就基层支部怎样坚持固定学习日谈了看法。' end
       from there where place in (3, 4)`,
    [today],
  )
  await client.query(
    `insert into meeting_record as r (activity_id, conclusion)
     select activity_id, '围绕本次专题，各位成员两周内到联系点讲一次，秘书汇总。' from (${group}) g
     on conflict (activity_id) do update set conclusion = excluded.conclusion`,
    [today],
  )
}

/** The last committee meeting of each branch has decided two things: one is done, one is open. */
export async function addTasks(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `with last as (
       select distinct on (a.unit_id) a.activity_id, a.unit_id, a.starts_on from activity a
        where a.kind = 'committee-meeting' and a.state = 'held' and a.starts_on between $1::date - 60 and $1::date
        order by a.unit_id, a.starts_at desc, a.activity_id desc),
     doer as (
       select l.*, (select p.member_id from post p
                     where p.unit_id = l.unit_id and p.post = 'organisation-officer' and ${heldOn("p", "l.starts_on")} order by p.post_id limit 1) as member_id
         from last l)
     insert into meeting_task (activity_id, subject, member_id, due_on, done_on, word)
     select activity_id, '把补课名单发到各党小组', member_id, starts_on + 7, least(starts_on + 5, $1::date), '已发，三人约好时间' from doer
     union all
     select activity_id, '给年老体弱的党员送学上门', member_id, $1::date + 10, null, null from doer`,
    [today],
  )
}

/** A branch has run a speech contest with its entrants' places, a project with its steps, and games that give no hours. */
export async function addContestAndProject(client: Queryable, today: Day): Promise<void> {
  const { rows } = await client.query<{ readonly activityId: number; readonly kind: string }>(
    `with here as (
       select g.unit_id from account s join grant_of_role g on g.account_id = s.account_id and g.role = 'branch-secretary'
        where s.login = 'shuji' limit 1),
     made as (
       insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, content, effect)
       select u.code || '-' || x.tag, u.unit_id, x.kind, x.topic, ($1::date - x.ago) + time '14:00', x.hours, 'held', x.content, x.effect
         from here join unit u using (unit_id) cross join (values
           ('YJ', 'speech-contest', '“我身边的学习故事”演讲比赛', 75, 200, '五位党员讲身边的学习故事。', '讲稿收进学习园地。'),
           ('DY', 'field-research', '老旧楼院加装扶手的办法', 120, 400, '走访两个楼院，问了三十户。', '形成报告，报街道。'),
           ('WT', 'culture-and-sport', '健步走', 50, 0, '沿河健步走，途中讲党史故事。', '参加的人比上次多。'))
         as x (tag, kind, topic, ago, hours, content, effect)
       returning activity_id, unit_id, kind, starts_on, audience),
     expected as (${expectedAt("made")}),
     listed as (
       insert into attendance (activity_id, member_id, status) select activity_id, member_id, 'present' from expected)
     select activity_id as "activityId", kind from made`,
    [today],
  )
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.activityId ?? null
  // What was listed by the statement before is seen by the next one only.
  await client.query(
    `with there as (
       select t.activity_id, t.member_id, row_number() over (partition by t.activity_id order by m.code) as place
         from attendance t join member m using (member_id) where t.activity_id in ($1::int, $2::int))
     insert into meeting_part (activity_id, part, ordinal, member_id, placed)
     select activity_id, 'entrant', place, member_id, case when place <= 3 then place end from there
      where activity_id = $1 and place <= 5
     union all
     select activity_id, 'researcher', place, member_id, null from there where activity_id = $2 and place <= 3`,
    [of("speech-contest"), of("field-research")],
  )
  await client.query(
    `insert into meeting_part (activity_id, part, ordinal, gist)
     select $1::int, 'step', n, gist from (values (1, '列出楼院，约好入户的时间'), (2, '入户问三十户，记下难处'), (3, '请街道和物业一起算账'))
       as step (n, gist) where $1::int is not null`,
    [of("field-research")],
  )
  await client.query(
    `insert into meeting_record (activity_id, question, report)
     select $1::int, '老旧楼院的扶手由谁装、钱从哪里来？', '三十户里二十一户愿意分担，建议由物业统一装，街道补一半，年内先装两个楼院。'
      where $1::int is not null`,
    [of("field-research")],
  )
}

/** The branch that signs in has signed and closed its older assemblies; the last one waits for the secretary. */
export async function signRecords(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `with here as (
       select g.unit_id, s.account_id as secretary, r.account_id as recorder
         from account s join grant_of_role g on g.account_id = s.account_id and g.role = 'branch-secretary'
         join account r on r.login = 'jilu'
        where s.login = 'shuji' limit 1),
     held as (
       select a.activity_id, a.starts_on, h.secretary, h.recorder,
              row_number() over (order by a.starts_at desc, a.activity_id desc) as back
         from activity a join here h using (unit_id)
        where a.kind = 'assembly' and a.state = 'held' and a.starts_on between $1::date - ${days} and $1::date
          and not exists (select from attendance t join account r on r.account_id = h.recorder and r.member_id = t.member_id
                           where t.activity_id = a.activity_id and t.status in ('on-leave', 'absent', 'made-up'))),
     put as (
       insert into meeting_record as m (activity_id, state, open_since)
       select activity_id, case back when 1 then 'signed' else 'closed' end, case back when 1 then $1::date - 1 end from held
       on conflict (activity_id) do update set state = excluded.state, open_since = excluded.open_since
       returning activity_id)
     insert into record_deed (activity_id, deed, account_id, done_on)
     select activity_id, deed, account_id, done_on from (
       select activity_id, 'sign' as deed, recorder as account_id, starts_on as done_on, back, 1 as turn from held
       union all
       select activity_id, 'confirm', secretary, starts_on + 1, back, 2 from held where back > 1) deeds
      order by activity_id, turn`,
    [today],
  )
}
