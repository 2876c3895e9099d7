import type { Database } from "../../src/server/db/index.ts"

/** A branch of the district with how many belong to it. */
export interface BenchBranch {
  readonly unitId: number
  readonly people: number
}

/** What the benchmarks of pages ask about. */
export interface BenchPlaces {
  readonly rootId: number
  /** Branches of about 25 people, without groups, in the order of their codes. */
  readonly branches: readonly BenchBranch[]
  /** The committee whose roster comes closest to 2,000 people. */
  readonly committee: BenchBranch
}

const belonging = `select u.path, count(*)::int as people from membership b join unit u using (unit_id)
                    where b.from_on <= $1::date and (b.until_on is null or b.until_on > $1::date) group by u.path`

export async function findPlaces({ pool }: Pick<Database, "pool">, today: string): Promise<BenchPlaces> {
  const { rows: roots } = await pool.query<{ id: number }>(
    "select unit_id as id from unit where parent_id is null",
  )
  const { rows: branches } = await pool.query<BenchBranch>(
    `with belonging as (${belonging})
     select u.unit_id as "unitId", b.people from unit u join belonging b using (path)
      where u.kind = 'branch' and b.people between 24 and 26 order by u.code`,
    [today],
  )
  const { rows: committees } = await pool.query<BenchBranch>(
    `with belonging as (${belonging})
     select c.unit_id as "unitId", sum(b.people)::int as people from unit c join belonging b on b.path <@ c.path
      where c.parent_id is not null group by c.unit_id order by abs(sum(b.people) - 2000) limit 1`,
    [today],
  )
  const [root, committee] = [roots[0], committees[0]]
  if (!root || !committee || branches.length < 5)
    throw new Error("the sample district has too little to measure")
  return { rootId: root.id, branches, committee }
}

/** The committee whose branches below it are nearest to a number; where it has fewer, branches of others are put below it. */
export async function committeeOfBranches(
  { pool }: Pick<Database, "pool">,
  wanted: number,
): Promise<{ unitId: number; branches: number }> {
  const { rows } = await pool.query<{ unitId: number; branches: number }>(
    `select c.unit_id as "unitId", count(*)::int as branches
       from unit c join unit b on b.kind = 'branch' and b.path <@ c.path and b.unit_id <> c.unit_id
      where c.kind not in ('branch', 'group') group by c.unit_id order by abs(count(*) - $1) limit 1`,
    [wanted],
  )
  const [found] = rows
  if (!found) throw new Error("the sample district has no committee")
  const { unitId, branches } = found
  const { rowCount } = await pool.query(
    `update unit set parent_id = $1 where unit_id in (
       select b.unit_id from unit b join unit c on c.unit_id = $1
        where b.kind = 'branch' and not b.path <@ c.path order by b.unit_id limit greatest($2, 0))`,
    [unitId, wanted - branches],
  )
  return { unitId, branches: branches + (rowCount ?? 0) }
}

/** Members of branches, so many at the most, with their branch. */
export async function findMembers(
  { pool }: Pick<Database, "pool">,
  today: string,
  most: number,
): Promise<{ memberId: number; unitId: number }[]> {
  const { rows } = await pool.query<{ memberId: number; unitId: number }>(
    `select b.member_id as "memberId", b.unit_id as "unitId" from membership b join unit u using (unit_id)
      where u.kind = 'branch' and b.from_on <= $1::date and (b.until_on is null or b.until_on > $1::date)
      order by b.member_id limit $2`,
    [today, most],
  )
  return rows
}

/** Plans one study today in each of these units, at a time; answers the activity of each. */
export async function planToday(
  { pool }: Pick<Database, "pool">,
  today: string,
  unitIds: readonly number[],
  time = "09:00",
): Promise<Map<number, number>> {
  const { rows } = await pool.query<{ unitId: number; activityId: number }>(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
     select 'bench-' || nextval('activity_activity_id_seq'), unit_id, 'collective-study', 'A study', $1::date + $3::time,
            200, 'planned' from unnest($2::int[]) as unit_id
     returning unit_id as "unitId", activity_id as "activityId"`,
    [today, [...new Set(unitIds)], time],
  )
  return new Map(rows.map(({ unitId, activityId }) => [unitId, activityId]))
}

/** Some of those whom an activity of a committee expects. */
export async function findExpected(
  { pool }: Pick<Database, "pool">,
  activityId: number,
  most: number,
): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `select s.member_id as id from activity a join unit u using (unit_id) join unit w on w.path <@ u.path
       join membership s on s.unit_id = w.unit_id
      where a.activity_id = $1 and s.from_on <= a.starts_on and (s.until_on is null or a.starts_on < s.until_on)
      order by s.member_id limit $2`,
    [activityId, most],
  )
  return rows.map(({ id }) => id)
}

/** A bare table like the list of attendance, and nothing around it: the least that a durable record costs. */
export async function makeBareTable(owner: { query(text: string): Promise<unknown> }): Promise<void> {
  await owner.query(
    `create table if not exists bench_bare (activity_id integer, member_id integer, status text,
       primary key (activity_id, member_id))`,
  )
  await owner.query("truncate bench_bare")
  await owner.query("grant insert on bench_bare to xueer_app")
}

/** Durable inserts into the bare table, so many at once, through the pool that requests work over; a second. */
export async function bareInserts(
  { requests }: Pick<Database, "requests">,
  run: number,
  at: number,
  count: number,
): Promise<number> {
  let turn = 0
  const worker = async () => {
    while (turn < count) {
      turn += 1
      await requests.query({
        name: "bare-insert",
        text: "insert into bench_bare values ($1, $2, 'present')",
        values: [run, turn],
      })
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: at }, worker))
  return count / ((performance.now() - begun) / 1000)
}
