import type { DeliveryState, RobotBrand } from "../../../contract/notice-words.ts"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { heldOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** A robot as it is kept, its secrets encrypted. */
export interface StoredRobot {
  readonly brand: RobotBrand
  readonly host: string
  readonly sealedAddress: Buffer
  readonly sealedSecret: Buffer | null
  readonly shownAddress: string
  readonly digestAt: string | null
}

/** The robot of a unit's group. */
export async function robotOf(client: Queryable, unitId: number): Promise<StoredRobot | undefined> {
  const { rows } = await client.query<StoredRobot>(
    `select brand, host, sealed_address as "sealedAddress", sealed_secret as "sealedSecret",
            shown_address as "shownAddress", to_char(digest_at, 'HH24:MI') as "digestAt"
       from robot where unit_id = $1`,
    [unitId],
  )
  return rows[0]
}

/** Whether whoever set the robot of a unit may still set it, by one of these roles. */
export async function setterMayStill(
  client: Queryable,
  unitId: number,
  { today, roles }: { readonly today: Day; readonly roles: readonly GrantedRole[] },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from robot r join unit u using (unit_id) join account a on a.account_id = r.set_by
       join grant_of_role g using (account_id) left join unit h on h.unit_id = g.unit_id
      where r.unit_id = $1 and a.disabled_at is null and g.role = any($3) and g.ended_at is null
        and ${heldOn("g", "$2::date")}
        and (g.unit_id is null or u.path <@ h.path) limit 1`,
    [unitId, today, roles],
  )
  return rowCount === 1
}

export interface LastDelivery {
  readonly state: DeliveryState
  readonly at: string
  readonly trouble: string | null
}

/** What went out last by the robot that a unit has now. */
export async function lastByRobot(client: Queryable, unitId: number): Promise<LastDelivery | undefined> {
  const { rows } = await client.query<LastDelivery>(
    `select d.state, to_json(coalesce(d.settled_at, d.made_at)) #>> '{}' as at, d.trouble
       from delivery d join robot r using (unit_id)
      where d.unit_id = $1 and d.made_at >= r.set_at order by d.delivery_id desc limit 1`,
    [unitId],
  )
  return rows[0]
}

/** Whoever sets the robot of a unit, or takes it out, waits for another who does. */
export async function waitForRobot(client: Queryable, unitId: number): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer robot'), $1)", [unitId])
}

/** Sets the robot of a unit's group where there is none. */
export async function storeRobot(
  client: Queryable,
  unitId: number,
  accountId: number,
  robot: StoredRobot,
): Promise<void> {
  await client.query(
    `insert into robot (unit_id, brand, host, sealed_address, sealed_secret, shown_address, digest_at, set_by)
     values ($1, $2, $3, $4, $5, $6, $7::time, $8)`,
    [
      unitId,
      robot.brand,
      robot.host,
      robot.sealedAddress,
      robot.sealedSecret,
      robot.shownAddress,
      robot.digestAt,
      accountId,
    ],
  )
}

/** Takes the robot of a unit's group out, with what it has not sent yet; the host it was at, if there was one. */
export async function deleteRobot(client: Queryable, unitId: number): Promise<string | undefined> {
  const { rows } = await client.query<{ host: string }>(
    "delete from robot where unit_id = $1 returning host",
    [unitId],
  )
  await client.query(
    "update delivery set state = 'useless', settled_at = now() where unit_id = $1 and state = 'waiting'",
    [unitId],
  )
  return rows[0]?.host
}

/** Meetings of today and the next day that are planned, of units with a robot whose hour has come: one line each. */
const meetingsSoon = `
  select r.unit_id, a.sitting_id, min(a.starts_at) as starts_at
    from robot r join activity a on r.unit_id = any(coalesce(a.audience, array[a.unit_id])) or a.unit_id = r.unit_id
   where a.state = 'planned' and a.starts_on between $1::date and $1::date + 1 and r.digest_at <= $2::time
   group by r.unit_id, a.sitting_id`

/** Makes what groups are told once a day, where there is something to tell. */
export async function makeGroupDigests(
  client: Queryable,
  { day, time }: { readonly day: Day; readonly time: string },
): Promise<void> {
  await client.query(
    `insert into delivery (channel, unit_id, tells, day)
     select distinct 'robot', unit_id, 'digest', $1::date from (${meetingsSoon}) soon
     on conflict (unit_id, day) where tells = 'digest' do nothing`,
    [day, time],
  )
}

/** A meeting as a group is told of it: when and of which unit, and nobody's name. */
export interface MeetingLine {
  readonly unit: string
  readonly on: Day
  readonly at: string
}

/** The meetings that a unit's group is told of on a day. */
export async function meetingsForGroup(client: Queryable, unitId: number, day: Day): Promise<MeetingLine[]> {
  const { rows } = await client.query<MeetingLine>(
    `select distinct w.name as unit, a.starts_on as "on", to_char(s.starts_at, 'HH24:MI') as at
       from (${meetingsSoon}) s join activity a on a.sitting_id = s.sitting_id and a.starts_at = s.starts_at
       join unit w on w.unit_id = a.unit_id
      where s.unit_id = $3 order by 2, 3, 1 limit 20`,
    [day, "23:59", unitId],
  )
  return rows
}
