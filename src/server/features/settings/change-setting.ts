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

/** Where each setting stands among all, and what the audit log calls a change of it. */
const parts = {
  organisation: { key: "organisation", action: "settings-changed" },
  "sign-in": { key: "signIn", action: "security-changed" },
  robots: { key: "robots", action: "robot-hosts-changed" },
  "platform-record": { key: "platformRecord", action: "settings-changed" },
  retention: { key: "retention", action: "retention-changed" },
  disputes: { key: "disputes", action: "settings-changed" },
  registers: { key: "registers", action: "settings-changed" },
} as const satisfies Readonly<Record<SettingName, unknown>>

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
  const part = parts[name]
  const current = now[part.key]
  if (!written) throw problem("stale", {}, { current })
  const was: Readonly<Record<string, unknown>> = before[part.key]
  const changed = Object.keys(value).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(value[key]))
  await audit(context, part.action, {
    details: {
      before: Object.fromEntries(changed.map((key) => [key, was[key]])),
      after: Object.fromEntries(changed.map((key) => [key, value[key]])),
    },
  })
  return now
}
