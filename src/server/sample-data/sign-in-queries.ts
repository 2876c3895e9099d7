import type { Queryable } from "../request-context.ts"

/** Somebody of the sample district who can stand for a role, and where. */
export interface Stand {
  readonly memberId: number
  readonly name: string
  readonly unitId: number
  readonly unitName: string
}

/**
 * A branch to look at: in a village or community of a street or town, with groups, a committee and about twenty
 * people; the first by code.
 */
export async function branchToShow(client: Queryable): Promise<{ unitId: number; path: string } | undefined> {
  const { rows } = await client.query<{ unitId: number; path: string }>(
    `select u.unit_id as "unitId", u.path::text as path
       from unit u
       left join lateral (select count(*) as people from membership b join unit g using (unit_id)
                           where g.path <@ u.path and b.until_on is null) p on true
      where u.kind = 'branch' and u.has_committee and u.field in ('village', 'community')
        and u.dissolved_on is null and exists (select from unit g where g.parent_id = u.unit_id)
      order by abs(p.people - 22), u.code limit 1`,
  )
  return rows[0]
}

/** Who holds a post in a unit, or below it, today; the first by code who has no account yet. */
export async function holderOf(
  client: Queryable,
  post: string,
  path: string,
  taken: readonly number[],
): Promise<Stand | undefined> {
  const { rows } = await client.query<Stand>(
    `select m.member_id as "memberId", m.name, u.unit_id as "unitId", u.name as "unitName"
       from post p join member m using (member_id) join unit u using (unit_id)
      where p.post = $1 and u.path <@ $2::ltree and p.until_on is null and m.member_id <> all($3)
      order by u.code, m.code limit 1`,
    [post, path, taken],
  )
  return rows[0]
}

/** An ordinary member of a branch or its groups. */
export async function ordinaryMember(
  client: Queryable,
  path: string,
  taken: readonly number[],
): Promise<Stand | undefined> {
  const { rows } = await client.query<Stand>(
    `select m.member_id as "memberId", m.name, u.unit_id as "unitId", u.name as "unitName"
       from membership b join member m using (member_id) join unit u using (unit_id)
      where u.path <@ $1::ltree and b.until_on is null and m.member_id <> all($2)
        and coalesce(m.rank, 'none') = 'none' and coalesce(m.circumstances, '{}') = '{}'
        and not exists (select from post p where p.member_id = m.member_id and p.until_on is null)
      order by m.code limit 1`,
    [path, taken],
  )
  return rows[0]
}

/** The committee above a branch: the nearest 党委, 党工委 or 党组. */
export async function committeeAbove(
  client: Queryable,
  path: string,
): Promise<{ unitId: number; name: string } | undefined> {
  const { rows } = await client.query<{ unitId: number; name: string }>(
    `select unit_id as "unitId", name from unit
      where path @> $1::ltree and kind in ('party-committee', 'working-committee', 'leading-group')
      order by nlevel(path) desc limit 1`,
    [path],
  )
  return rows[0]
}

/** The root, and the committees and groups of the district's own offices. */
export async function placesOfOffices(
  client: Queryable,
): Promise<{ rootId: number; rootName: string; officeIds: number[] }> {
  const { rows } = await client.query<{ unitId: number; name: string; isRoot: boolean }>(
    `select unit_id as "unitId", name, parent_id is null as "isRoot" from unit
      where parent_id is null or category = 'district-office' order by code`,
  )
  const root = rows.find(({ isRoot }) => isRoot)
  if (!root) throw new Error("the sample district has no root")
  return {
    rootId: root.unitId,
    rootName: root.name,
    officeIds: rows.filter(({ isRoot }) => !isRoot).map(({ unitId }) => unitId),
  }
}
