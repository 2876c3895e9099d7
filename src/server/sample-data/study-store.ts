import type { Day } from "../../domain/shared/calendar.ts"
import { heldOn } from "../access/index.ts"
import type { Queryable } from "../request-context.ts"

/** A number from 0 to 99 that is the same for a row whenever it is asked for. */
const chance = (column: string) => `abs(hashtext(${column}::text)) % 100`

/** Why training was returned in this year and the last, and what is asked about some that waits. */
export async function sayWhatBecameOfTraining(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `update training set
       word = case when state <> 'returned' then null
                   when evidence is null then '请补上结业证书或培训证明的编号。'
                   else '学时和证明对不上，请核对。' end,
       question = case when state = 'pending' then '这次培训是哪个单位办的？' end
      where counts_on >= date_trunc('year', $1::date) - interval '1 year'
        and (state = 'returned' or state = 'pending' and ${chance("training_id")} < 30)`,
    [today],
  )
}

/** The topics that the district has set in this year, and one of each committee; branches have studied some of them. */
export async function addTopics(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `insert into topic (unit_id, title, aim, content_category, from_on, until_on)
     select u.unit_id, t.title, t.aim, 'political-theory', make_date(y.year, t.first, 1),
            (make_date(y.year, t.last, 1) + interval '1 month' - interval '1 day')::date
       from unit u, (select extract(year from $1::date)::int as year) y,
            (values ('推进学习型党组织建设', '弄清学习型党组织是什么、支部怎么建。', 1, 6),
                    ('学习贯彻中央全会精神', '增强贯彻落实的自觉性和坚定性。', 9, 12)) t (title, aim, first, last)
      where u.parent_id is null`,
    [today],
  )
  await client.query(
    `insert into topic (unit_id, title, content_category, from_on, until_on)
     select unit_id, '身边的法律', 'law', make_date(extract(year from $1::date)::int, 3, 1),
            make_date(extract(year from $1::date)::int, 12, 31)
       from unit where kind in ('party-committee', 'working-committee') and category = 'town'`,
    [today],
  )
  await client.query(
    `update activity a set topic_id = t.topic_id from topic t join unit o using (unit_id), unit u
      where u.unit_id = a.unit_id and u.path <@ o.path and a.state = 'held' and a.kind in ('collective-study', 'party-lecture')
        and a.starts_on between t.from_on and t.until_on and t.content_category = any(a.content_categories)
        and ${chance("a.code")} % 5 = 0`,
  )
}

/** A place of each branch and each committee, those who lectured, and lecturers from outside. */
export async function addPlacesAndLecturers(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `insert into venue (unit_id, name, kind, address, seats, equipment, shared)
     select unit_id, '区委党校第一教室', 'party-school', '山大北路 1 号', 120, '投影、音响', true
       from unit where parent_id is null
     union all
     select u.unit_id, u.name || '远程教育站点', 'distance-station', null, 60, '电视、网络', false
       from unit u where u.category = 'town' and u.kind in ('party-committee', 'working-committee')`,
  )
  await client.query(
    `insert into venue (unit_id, name, kind, seats, keeper_id)
     select distinct on (a.unit_id) a.unit_id, s.place,
            case when s.place like '%远程教育站点' then 'distance-station' when s.place like '%活动室' then 'activity-room'
                 else 'other' end, 30,
            (select p.member_id from post p where p.unit_id = a.unit_id and p.post = 'organisation-officer'
                and ${heldOn("p", "$1")} order by p.post_id limit 1)
       from activity a join sitting s using (sitting_id) join unit u using (unit_id)
      where u.kind = 'branch' and s.place is not null
      group by a.unit_id, s.place order by a.unit_id, count(*) desc, s.place`,
    [today],
  )
  await client.query(
    `update sitting s set venue_id = v.venue_id from activity a join venue v using (unit_id)
      where a.sitting_id = s.sitting_id and v.name = s.place
        and a.starts_on > $1::date - 400`,
    [today],
  )
  await client.query(
    `insert into known_lecturer (unit_id, name, kind, work)
     select u.unit_id, l.name, l.kind, l.work from unit u,
            (values ('孙维平', 'professor', '省委党校教授'), ('葛树林', 'expert', '市农科院研究员'),
                    ('苗春燕', 'expert', '区法律援助中心律师')) l (name, kind, work)
      where u.parent_id is null`,
  )
  await client.query(
    `update activity set lecturer_name = (array['孙维平', '葛树林', '苗春燕'])[1 + ${chance("code")} % 3]
      where lecturer_id is null and state = 'held' and kind in ('lecture', 'party-lecture', 'guidance-talk', 'topical-training')
        and ${chance("code")} < 50`,
  )
  await client.query(
    `insert into known_lecturer (unit_id, name, kind, member_id)
     select p.unit_id, m.name, 'leader', m.member_id
       from post p join member m using (member_id) join unit u on u.unit_id = p.unit_id
      where p.post = 'secretary' and u.kind in ('party-committee', 'working-committee', 'leading-group')
        and ${heldOn("p", "$1")}`,
    [today],
  )
}

/** A problem that was settled and one that is open in every third branch, and a rota in each of these. */
export async function addConcernsAndTurns(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `insert into concern (unit_id, kind, title, action, result, uses, raised_on, settled_on)
     select u.unit_id, c.kind, c.title, c.action, c.result, c.uses, $1::date - c.since,
            case when c.result is not null then $1::date - c.since + 60 end
       from unit u,
            (values ('interests', '老旧路灯晚上不亮', '学习后党员分片走访，列了清单，和供电所一起换。', '换了十六盏，夜里出行方便了。',
                     array['practice'], 200),
                    ('organisation', '年轻党员参加活动少', '请年轻党员轮流讲课。', null, '{}'::text[], 40))
              c (kind, title, action, result, uses, since)
      where u.kind = 'branch' and ${chance("u.code")} % 3 = 0`,
    [today],
  )
  await client.query(
    `update activity a set concern_id = (select min(concern_id) from concern c where c.unit_id = a.unit_id
                                          and a.starts_on between c.raised_on and coalesce(c.settled_on, $1::date))
      where a.kind = 'collective-study' and a.state = 'held' and a.starts_on > $1::date - 200
        and ${chance("a.code")} % 7 = 0 and exists (select from concern c where c.unit_id = a.unit_id)`,
    [today],
  )
  await client.query(
    `with begun as (
       insert into rota (unit_id, kind, title)
       select unit_id, 'lectures', '轮流讲课' from unit where kind = 'branch' and ${chance("code")} % 3 = 0
       returning rota_id, unit_id)
     insert into rota_taker (rota_id, member_id, queue_at)
     select rota_id, member_id, place from (
       select b.rota_id, m.member_id, row_number() over (partition by b.rota_id order by m.member_id) as place
         from begun b join membership m on m.unit_id = b.unit_id
        where ${heldOn("m", "$1")}) taking
      where place <= 6`,
    [today],
  )
  await client.query(
    `insert into rota_turn (taker_id, activity_id, turn_on)
     select t.taker_id, a.activity_id, a.starts_on
       from rota r join rota_taker t using (rota_id) join activity a on a.unit_id = r.unit_id and a.lecturer_id = t.member_id
      where a.state = 'held' and a.starts_on > $1::date - 300`,
    [today],
  )
  await client.query(
    `insert into rota_turn (taker_id, turn_on, skip_reason)
     select min(taker_id), $1::date - 20, '外出培训' from rota_taker where queue_at = 2 group by rota_id`,
    [today],
  )
}
