import type { Client } from "pg"
import { giveTurnsBack, lockRotasAt, takeTurnsAgain } from "../turns/index.ts"

/** An activity at which turns were taken, and whether it is called off now or goes on after all. */
interface Moved {
  readonly activityId: number
  readonly off: boolean
}

/** In which states activities are to be: by a file, or by what an import kept of them. */
export const statesOf = {
  file: "select target_id as activity_id, state from stage_activity",
  kept: "select row_id as activity_id, was ->> 'state' as state from kept_row where table_name = 'activity' and was is not null",
}

/**
 * Turns that come back, or are taken after all, by states that are still to be written. Nobody changes their rotas
 * meanwhile. The one taken last comes back first.
 */
export async function turnsMoved(client: Client, states: string): Promise<Moved[]> {
  const { rows } = await client.query<Moved>(
    `select a.activity_id as "activityId", s.state = 'cancelled' as off
       from rota_turn n join activity a using (activity_id) join (${states}) s using (activity_id)
      where s.state <> a.state and 'cancelled' in (s.state, a.state)
      group by 1, 2 order by 2, max(case when s.state = 'cancelled' then -n.turn_id else n.turn_id end)`,
  )
  for (const { activityId } of rows) await lockRotasAt(client, activityId)
  return rows
}

/** As it is done where an activity is called off on its page, or goes on. */
export async function moveTurns(client: Client, moved: readonly Moved[]): Promise<void> {
  for (const { activityId, off } of moved) await (off ? giveTurnsBack : takeTurnsAgain)(client, activityId)
}
