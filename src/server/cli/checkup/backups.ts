import { backupStateAdvice, backupStateSentences } from "../../../contract/backup-states.ts"
import type { Database } from "../../db/index.ts"
import type { Env } from "../../env.ts"
import { stateOfBackups } from "../../features/backups/index.ts"
import { type Check, fine, warned, wrong } from "./check.ts"

/** Whether there is a nightly backup, made and proven. */
export async function checkBackups({ pool }: Database, env: Env): Promise<Check> {
  const { state, trouble } = await stateOfBackups(pool, env)
  const { zh, en } = backupStateSentences[state]
  if (state === "fine") return fine("backups", zh, en)
  const what = trouble === null ? { zh, en } : { zh: `${zh}${trouble.zh}`, en: `${en} ${trouble.en}` }
  const say = state === "failed" || state === "old" ? wrong : warned
  return say("backups", what, backupStateAdvice[state])
}
