import type { z } from "zod"
import type { settings } from "../../../contract/settings.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { reachesAll } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { Moment } from "../../moment.ts"
import { note } from "../trail/index.ts"
import { readSettings } from "./read-settings.ts"
import { type SettingName, writeSetting } from "./store.ts"

/** Changes a setting of the whole installation, over the version somebody saw. */
export async function changeSetting(
  moment: Moment,
  scope: Scope<Permission>,
  name: SettingName,
  value: Readonly<Record<string, unknown>>,
  seen: number,
): Promise<z.infer<typeof settings>> {
  if (!reachesAll(scope)) throw problem("forbidden")
  const before = await readSettings(moment)
  const written = await writeSetting(moment.client, name, value, seen, moment.actor.accountId)
  const now = await readSettings(moment)
  const current = name === "organisation" ? now.organisation : now.signIn
  if (!written) throw problem("stale", {}, { current })
  const was: Readonly<Record<string, unknown>> = name === "organisation" ? before.organisation : before.signIn
  const changed = Object.keys(value).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(value[key]))
  await note(moment, name === "organisation" ? "settings-changed" : "security-changed", {
    details: {
      before: Object.fromEntries(changed.map((key) => [key, was[key]])),
      after: Object.fromEntries(changed.map((key) => [key, value[key]])),
    },
  })
  return now
}
