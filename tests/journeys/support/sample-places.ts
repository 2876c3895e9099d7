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
  /** Whoever signs in as a member. */
  readonly memberId: number
  readonly accountId: number
  /** An activity of the branch that was held, with somebody absent, and one that is planned. */
  readonly held: number
  readonly planned: number
  readonly pack: string
  readonly memberFigure: string
  /** A figure of a branch that falls short, and its hours. */
  readonly branchFigure: string
  readonly branchHours: string
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
    held: await activity(
      `state = 'held' and kind = 'collective-study'
       and exists (select from attendance l where l.activity_id = a.activity_id and l.status = 'absent')`,
    ),
    planned: await activity("state = 'planned'"),
    pack: (await sample.ask("member", "/api/policy")).items[0].id,
    memberFigure: `/standing/${home.training[0].obligation}/member/${member.memberId}/${year}`,
    branchFigure: `/standing/${short.opens.obligation}/org/${branchId}/${short.opens.period}`,
    branchHours: `/standing/${unit.hours[0].obligation}/org/${branchId}/${unit.hours[0].period}`,
  }
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
       union all select name from training) x where said is not null`,
  )
  const packs = server.app.packs.map((pack) => JSON.stringify(pack))
  return [...rows.map(({ said }) => said), ...packs].join("\n")
}
