import type { z } from "zod"
import type { settings } from "../../../contract/settings.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { reachesAll } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { readSettings } from "./read-settings.ts"
import { type SettingName, writeSetting } from "./store.ts"

/** Changes a setting of the whole installation, over the version somebody saw. */
export async function changeSetting(
  context: RequestContext,
  scope: Scope<Permission>,
  name: SettingName,
  value: Readonly<Record<string, unknown>>,
  seen: number,
): Promise<z.infer<typeof settings>> {
  if (!reachesAll(scope)) throw problem("forbidden")
  const before = await readSettings(context)
  const written = await writeSetting(context.client, name, value, seen, context.actor.accountId)
  const now = await readSettings(context)
  const current = name === "organisation" ? now.organisation : now.signIn
  if (!written) throw problem("stale", {}, { current })
  const was: Readonly<Record<string, unknown>> = name === "organisation" ? before.organisation : before.signIn
  const changed = Object.keys(value).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(value[key]))
  await audit(context, name === "organisation" ? "settings-changed" : "security-changed", {
    details: {
      before: Object.fromEntries(changed.map((key) => [key, was[key]])),
      after: Object.fromEntries(changed.map((key) => [key, value[key]])),
    },
  })
  return now
}
