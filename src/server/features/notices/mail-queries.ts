import type { z } from "zod"
import type { ownMail } from "../../../contract/notices.ts"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { heldOn } from "../../access/index.ts"
import { believed } from "../../believed.ts"
import type { Queryable } from "../../request-context.ts"
import { codeHolds } from "./code-holds.ts"

type Stored = Omit<z.infer<typeof ownMail>, "possible">

/** Where and when somebody wants mail; what holds by itself where they have said nothing. */
export async function mailOf(client: Queryable, accountId: number): Promise<Stored> {
  const { rows } = await client.query<Stored>(
    `select address, case when ${codeHolds} then wanted end as wanted, to_char(digest_at, 'HH24:MI') as "digestAt",
            on_days_off as "onDaysOff"
       from mail_address where account_id = $1`,
    [accountId],
  )
  return rows[0] ?? { address: null, wanted: null, digestAt: "08:30", onDaysOff: false }
}

/** How many codes somebody has asked for since this time yesterday. */
export async function codesOfDay(client: Queryable, accountId: number): Promise<number> {
  const { rows } = await client.query<{ codes: number }>(
    `select count(*) as codes from delivery
      where account_id = $1 and tells = 'address-code' and made_at > now() - interval '1 day' and ${believed("made_at")}`,
    [accountId],
  )
  return rows[0]?.codes ?? 0
}

/** The accounts that hold a role today and have an address that holds. */
export async function readersOfMail(client: Queryable, role: GrantedRole, today: Day): Promise<number[]> {
  const { rows } = await client.query<{ accountId: number }>(
    `select distinct g.account_id as "accountId" from grant_of_role g join mail_address m using (account_id)
      where g.role = $1 and g.ended_at is null and ${heldOn("g", "$2::date")}
        and m.address is not null and m.digest_at is not null`,
    [role, today],
  )
  return rows.map(({ accountId }) => accountId)
}
