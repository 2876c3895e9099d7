import type { z } from "zod"
import type { backupList } from "../../../contract/backups.ts"
import { isEmpty, scopeFor } from "../../../domain/access/scope.ts"
import type { RequestContext } from "../../request-context.ts"
import { keptBackups } from "./queries.ts"
import { stateOfBackups } from "./state-of-backups.ts"

/** The backups that the program has made by itself, and how it is with them. */
export async function readBackups({
  app,
  client,
  actor,
}: RequestContext): Promise<z.input<typeof backupList>> {
  return {
    ...(await stateOfBackups(client, app.env)),
    folder: app.env.backupDir,
    backups: await keptBackups(client),
    can: isEmpty(scopeFor(actor, "job.run")) ? [] : ["job.run"],
  }
}
