import { shortOf } from "../../../src/web/features/calendar/named-units.ts"
import type { SampleApp } from "./sample-app.ts"
import { today } from "./sample-app.ts"

/** What the sample district has to look at. */
export interface Places {
  readonly rootId: number
  readonly committeeId: number
  /** The branch whose secretary signs in. */
  readonly branchId: number
  /** A branch of the district's own offices. */
  readonly officeBranchId: number
  /** A unit that studies before and after its shifts. */
  readonly shiftsId: number
  /** Whoever signs in as a member. */
  readonly memberId: number
  readonly accountId: number
  /** An activity of the branch that was held, with somebody absent, and one that is planned. */
  readonly held: number
  readonly planned: number
  readonly pack: string
  /** A topic of the time, a place of the branch, somebody of the register of lecturers. */
  readonly topicId: number
  readonly venueId: number
  readonly lecturerId: number
  /** Leave of somebody of the branch that was decided, and a make-up that is arranged there. */
  readonly leaveId: number
  readonly makeUpId: number
  readonly memberFigure: string
  /** A figure of a branch that falls short, and its hours. */
  readonly branchFigure: string
  readonly branchHours: string
  /** The versions of a plan that was amended. */
  readonly amendedPlan: string
}

/** Finds them. */
export async function placesToLookAt(sample: SampleApp): Promise<Places> {
  const { find, signInOf } = sample
  const idOf = async (condition: string, value: unknown) =>
    (
      await find<{ id: number }>(
        `select unit_id as id from unit u where ${condition} order by code limit 1`,
        [value],
      )
    ).id
  const branchId = await idOf("name = $1 and kind = 'branch'", signInOf("branch-secretary").unitName)
  const member = await find<{ memberId: number; accountId: number }>(
    `select member_id as "memberId", account_id as "accountId" from account where login = $1`,
    [signInOf("member").login],
  )
  const activity = async (condition: string) =>
    (
      await find<{ id: number }>(
        `select activity_id as id from activity a where unit_id = $1 and ${condition} order by starts_at desc limit 1`,
        [branchId],
      )
    ).id
  const year = today.slice(0, 4)
  const home = await sample.ask("member", "/api/home/member")
  const unit = await sample.ask("branch-secretary", `/api/home/branch/${branchId}`)
  const short = unit.grid.flatMap(({ cells }: Row) => cells).find(({ state }: Cell) => state === "short")
  return {
    ...member,
    branchId,
    rootId: await idOf("parent_id is null and $1 <> ''", "root"),
    committeeId: await idOf("name = $1 and kind <> 'branch'", signInOf("committee-officer").unitName),
    officeBranchId: await idOf(
      "kind = $1 and parent_id in (select unit_id from unit where category = 'district-office')",
      "branch",
    ),
    shiftsId: (await find<{ id: number }>("select unit_id as id from unit_rhythm where part = 'shifts'")).id,
    held: await activity(
      `state = 'held' and kind = 'collective-study'
       and exists (select from attendance l where l.activity_id = a.activity_id and l.status = 'absent')`,
    ),
    planned: await activity("state = 'planned'"),
    topicId: (
      await find<{ id: number }>(
        "select max(topic_id) as id from topic t join unit using (unit_id) where parent_id is null",
      )
    ).id,
    venueId: (await find<{ id: number }>("select venue_id as id from venue where unit_id = $1", [branchId]))
      .id,
    lecturerId: (await find<{ id: number }>("select min(known_lecturer_id) as id from known_lecturer")).id,
    leaveId: (
      await find<{ id: number }>(
        `select min(leave_id) as id from leave join membership using (member_id) join unit using (unit_id)
          where $1 in (unit_id, parent_id) and until_on is null and decider_id is not null`,
        [branchId],
      )
    ).id,
    makeUpId: await arrangedMakeUp(sample, branchId),
    pack: (await sample.ask("member", "/api/policy")).items[0].id,
    memberFigure: `/standing/${home.training[0].obligation}/member/${member.memberId}/${year}`,
    branchFigure: `/standing/${short.opens.obligation}/org/${branchId}/${short.opens.period}`,
    amendedPlan: await amendedPlan(sample),
    branchHours: `/standing/${unit.hours[0].obligation}/org/${branchId}/${unit.hours[0].period}`,
  }
}

/** The district has arranged none: one for the first absence of the year. */
async function arrangedMakeUp({ find }: SampleApp, branchId: number): Promise<number> {
  const { id } = await find<{ id: number }>(
    `insert into make_up (activity_id, member_id, state, helper_id, planned_on, material, place)
     select activity_id, a.member_id, 'arranged', h.member_id, $2, '会议材料', '活动室'
       from attendance a join activity using (activity_id)
       join attendance h using (activity_id)
      where unit_id = $1 and state = 'held' and a.status = 'absent' and h.status = 'present'
        and starts_at >= date_trunc('year', $2::date)
      order by starts_at, a.member_id, h.member_id limit 1
     returning make_up_id as id`,
    [branchId, today],
  )
  return id
}

async function amendedPlan({ find }: SampleApp): Promise<string> {
  const { unitId, year } = await find<{ unitId: number; year: number }>(
    `select unit_id as "unitId", year from study_plan join plan_version using (study_plan_id) where number = 2`,
  )
  return `/units/${unitId}/plan/versions?year=${year}`
}

interface Cell {
  readonly state: string
}
interface Row {
  readonly cells: readonly Cell[]
}

/** Everything the district itself says: names, sign-ins, topics, places, the documents. */
export async function ownWords({ server }: SampleApp): Promise<string> {
  const { rows } = await server.database.pool.query<{ said: string }>(
    `select distinct said from (
       select name as said from unit union all select name from member union all select name from account
       union all select login from account union all select user_agent from session
       union all select to_jsonb(a)::text from (select distinct topic, place, form, content, effect, minutes
                                                   from activity join sitting using (sitting_id)) a
       union all select distinct leave_reason from attendance
       union all select concat_ws(' ', title, aim) from topic union all select concat_ws(' ', title, action, result) from concern
       union all select concat_ws(' ', name, address, equipment) from venue
       union all select concat_ws(' ', name, work) from known_lecturer union all select title from rota
       union all select skip_reason from rota_turn
       union all select concat_ws(' ', name, evidence) from training
       union all select concat_ws(' ', goals, guidance, reading, note, remark, return_word) from study_plan
       union all select distinct concat_ws(' ', topic, form, lecturer) from plan_line
       union all select reason || (content::text) from plan_version
       union all select concat_ws(' ', remark, word) from leave
       union all select concat_ws(' ', material, place) from make_up
       union all select subject from own_study_day union all select body from unit_rule
       union all select concat_ws(' ', whom, note) from reminder) x where said is not null`,
  )
  const packs = server.app.packs.map((pack) => JSON.stringify(pack))
  return [...rows.flatMap(({ said }) => [said, shortOf(said)]), ...packs].join("\n")
}
