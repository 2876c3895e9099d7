import type { Queryable } from "../../request-context.ts"
import { readSetting } from "./store.ts"

/** The hosts at which robots of groups may be, as the security administrator allows them; none by itself. */
export async function robotHosts(client: Queryable): Promise<string[]> {
  return hostsIn((await readSetting(client, "robots")).value)
}

// By hand: whatever sends would load a schema library for it.
export function hostsIn(setting: unknown): string[] {
  if (typeof setting !== "object" || setting === null || !("hosts" in setting)) return []
  return Array.isArray(setting.hosts) ? setting.hosts.filter((host) => typeof host === "string") : []
}
