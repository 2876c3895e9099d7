import { type RuleTopic, ruleTemplates } from "../../domain/rules/rule-topics.ts"
import type { Day } from "../../domain/shared/calendar.ts"
import { heldOn, isThereOn } from "../access/index.ts"
import type { Queryable } from "../request-context.ts"

/** A number from 0 to 99 that is the same for a row whenever it is drawn; what it is drawn for has a name of its own. */
const drawn = (name: string, column: string) => `abs(hashtext('${name}/' || ${column})) % 100`

/** What plans of this year and the last aim at, what has to be read, and whom they visit; of some. */
export async function addToPlans(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `update study_plan p set
       goals = case when ${drawn("goals", "u.code")} < 70 then
                 case u.kind when 'branch' then '全年集中学习不少于40学时；每名党员写一篇学习心得；结合学习办好一件群众关心的事。'
                             else '中心组每月集中学习一次；班子成员到联系的支部讲一次党课。' end end,
       reading = case when ${drawn("reading", "u.code")} < 60 then
                   E'《中国共产党章程》\\n《中国共产党廉洁自律准则》' || case when u.field = 'village' then E'\\n《村民委员会组织法》' else '' end end,
       visit_ids = case when u.kind = 'branch' then
                     (select nullif(array_agg(v.member_id order by v.code), '{}') from (
                        select m.member_id, m.code from membership b join unit w using (unit_id) join member m using (member_id)
                         where w.path <@ u.path and cardinality(m.circumstances) > 0 and ${heldOn("b", "$1::date")}
                           and ${drawn("visit", "m.code")} < 60
                         order by m.code limit 3) v) end
       from unit u
      where u.unit_id = p.unit_id and p.year >= extract(year from $1::date) - 1 and ${drawn("plan", "u.code")} < 60
        and not exists (select from plan_version k where k.study_plan_id = p.study_plan_id)`,
    [today],
  )
}

/** Which rules a unit may have written down. */
const rulesOfBranch: readonly RuleTopic[] = ["three-meetings", "collective-study", "self-study"]
const rulesOfCommittee: readonly RuleTopic[] = ["central-group", "training", "archive"]

/** Rules that some units have in writing, each since a January: their texts are those that a unit begins with. */
export async function addRules(client: Queryable, today: Day): Promise<void> {
  const textsOf = (topics: readonly RuleTopic[], ofBranch: boolean) =>
    topics.map((topic) => ({ topic, ofBranch, body: ruleTemplates[topic] }))
  const texts = [...textsOf(rulesOfBranch, true), ...textsOf(rulesOfCommittee, false)]
  await client.query(
    `insert into unit_rule (unit_id, topic, body, adopted_on)
     select u.unit_id, t.topic, t.body, make_date(extract(year from $1::date)::int - 1, 1, 15)
       from unit u join jsonb_to_recordset($2::jsonb) as t (topic text, "ofBranch" boolean, body text)
         on t."ofBranch" = (u.kind = 'branch')
      where (u.kind = 'branch' or u.has_central_group) and ${isThereOn("u", "$1::date")}
        and ${drawn("rules", "u.code")} < 40 and ${drawn("rule", "t.topic || u.code")} < 80
      order by u.code, t.topic`,
    [today, JSON.stringify(texts)],
  )
}

/** Leaders of the district follow some branches. */
export async function addFollows(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `with root as (select unit_id from unit where parent_id is null),
     leaders as (
       select member_id, row_number() over (order by member_id) - 1 as place, count(*) over () as leaders
         from (select distinct p.member_id from post p join root using (unit_id) where ${heldOn("p", "$1::date")}) held)
     insert into unit_responsibility (unit_id, duty, member_id, about_unit_id)
     select root.unit_id, 'follow', l.member_id, b.unit_id
       from root cross join unit b join leaders l on l.place = abs(hashtext('leader/' || b.code)) % l.leaders
      where b.kind = 'branch' and ${isThereOn("b", "$1::date")} and ${drawn("followed", "b.code")} < 50
      order by b.code`,
    [today],
  )
}

/** A few days of this year on which members of central groups studied alone. */
export async function addStudyDays(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `insert into own_study_day (unit_id, member_id, studied_on, hundredth_days, subject)
     select distinct on (p.unit_id, p.member_id, d.day) p.unit_id, p.member_id, d.day, d.hundredths, d.subject
       from post p join member m using (member_id) cross join lateral (
         select $1::date - x.ago - ${drawn("study-day", "m.code")} % 10 as day, x.hundredths, x.subject
           from (values (20, 50, '《中国共产党章程》'), (80, 100, '全会精神原文'), (140, 50, '《中国共产党廉洁自律准则》'))
             as x (ago, hundredths, subject)) d
      where p.post in ('central-group-head', 'central-group-member') and ${heldOn("p", "d.day")}
        and d.day >= date_trunc('year', $1::date) and ${drawn("alone", "m.code || d.subject")} < 30
      order by p.unit_id, p.member_id, d.day`,
    [today],
  )
}
