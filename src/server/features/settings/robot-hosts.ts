import type { Language } from "../../../contract/refusals.ts"
import type { Queryable } from "../../request-context.ts"
import { readSetting } from "./store.ts"

/** Where robots of groups may be, as the security administrator allows it, and the language in which groups are told. */
export interface RobotRules {
  readonly hosts: string[]
  readonly language: Language
}

/** By itself they may be nowhere, and speak Chinese. */
export async function robotRules(client: Queryable): Promise<RobotRules> {
  return robotRulesFrom((await readSetting(client, "robots")).value)
}

// By hand: whatever sends would load a schema library for it.
export function robotRulesFrom(setting: unknown): RobotRules {
  const { hosts, language }: { hosts?: unknown; language?: unknown } = Object(setting)
  return {
    hosts: Array.isArray(hosts) ? hosts.filter((host) => typeof host === "string") : [],
    language: language === "en" ? "en" : "zh",
  }
}
