import type { z } from "zod"
import type { RosterQuery, rosterLine } from "../../../contract/people.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { heldOn, placeOf, reachesAll, within } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { matching } from "../search/index.ts"

export type RosterLine = z.infer<typeof rosterLine>

export interface RosterWanted {
  readonly filter: RosterQuery
  /** The path of the unit that `filter.unit` names. */
  readonly below: string | undefined
  readonly today: Day
  /** The number after which the page begins. */
  readonly after: string | undefined
  readonly limit: number
}

const heldToday = (table: "membership" | "post") =>
  `exists (select from ${table} b where b.member_id = m.member_id and ${heldOn("b", "$1")})`

const placed = `member m join unit u on u.unit_id = ${placeOf("m.member_id", "$1::date")}`

/** Whoever belongs to a unit today; whoever only holds a post today; whoever does neither, but did or will. */
const places = {
  today: `membership b join member m using (member_id) join unit u on u.unit_id = b.unit_id
    where ${heldOn("b", "$1")}`,
  post: `${placed} where ${heldToday("post")} and not ${heldToday("membership")}`,
  others: `${placed} where not ${heldToday("post")} and not ${heldToday("membership")}`,
} as const

/** Whoever belongs to a unit today, where nothing is asked of them but their number. */
const memberships = `membership m join unit u on u.unit_id = m.unit_id
  where ${heldOn("m", "$1")}`

/** The condition of everybody a roster names, before the page is cut; its values are added to `values`. */
function asked(scope: Scope<"member.read">, { filter, below }: RosterWanted, values: unknown[]): string {
  const conditions = [within(scope, values, { path: "u.path", member: "m.member_id" })]
  const value = (one: unknown) => {
    values.push(one)
    return `$${values.length}`
  }
  if (below !== undefined) conditions.push(`u.path <@ ${value(below)}::ltree`)
  if (filter.q !== undefined) conditions.push(matching(filter.q, values, { alias: "m" }))
  if (filter.circumstance) conditions.push(`m.circumstances @> array[${value(filter.circumstance)}]::text[]`)
  if (filter.rank === "none") conditions.push("coalesce(m.rank, 'none') = 'none'")
  else if (filter.rank) conditions.push(`m.rank = ${value(filter.rank)}`)
  if (filter.status) conditions.push(`m.status = ${value(filter.status)}`)
  if (filter.inService) conditions.push(`m.in_service is ${filter.inService === "yes" ? "true" : "not true"}`)
  if (filter.post) {
    conditions.push(
      `exists (select from post p where p.member_id = m.member_id and p.post = ${value(filter.post)}
                  and ${heldOn("p", "$1")})`,
    )
  }
  return conditions.join(" and ")
}

const columns = `m.member_id as "memberId", m.code, m.name, u.unit_id as "unitId", u.name as unit, m.status, m.rank,
  m.in_service as "inService", coalesce(m.circumstances, '{}') as circumstances`

const withPosts = `select r.*, array(select distinct p.post from post p where p.member_id = r."memberId"
    and ${heldOn("p", "$1")} order by p.post) as posts from page r order by r.code`

/**
 * The people of a roster after a number, in the order of their numbers. Where the reach is a part of the district it
 * comes first: going through everybody by number until a page is full could take long.
 */
export async function rosterPage(
  client: Queryable,
  scope: Scope<"member.read">,
  wanted: RosterWanted,
): Promise<RosterLine[]> {
  const values: unknown[] = [wanted.today, wanted.limit, wanted.after ?? null]
  const reach = asked(scope, wanted, values)
  const whole = reachesAll(scope) && wanted.below === undefined
  const { rows } = await client.query<RosterLine>(
    `with here as ${whole ? "not materialized" : "materialized"} (
       select ${columns} from ${places[wanted.filter.belongs ?? "today"]} and ${reach}),
     page as (select * from here where $3::text is null or code > $3 order by code limit $2)
     ${withPosts}`,
    values,
  )
  return rows
}

/** What says something of people themselves, not only of where they belong. */
const aboutPeople = ["q", "circumstance", "rank", "post", "status", "inService"] as const

/** How many people a roster names. */
export async function countRoster(
  client: Queryable,
  scope: Scope<"member.read">,
  wanted: RosterWanted,
): Promise<number> {
  const values: unknown[] = [wanted.today]
  const reach = asked(scope, wanted, values)
  const plain = aboutPeople.every((field) => wanted.filter[field] === undefined)
  const from = places[wanted.filter.belongs ?? "today"]
  const { rows } = await client.query<{ total: number }>(
    `select count(*)::int as total from ${plain && from === places.today ? memberships : from} and ${reach}`,
    values,
  )
  return rows[0]?.total ?? 0
}
