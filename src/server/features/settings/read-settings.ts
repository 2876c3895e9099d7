import type { z } from "zod"
import { platformColumnsFrom } from "../../../contract/platform-record-words.ts"
import {
  disputeRulesFrom,
  type Organisation,
  organisationFrom,
  registerRulesFrom,
  type settings,
} from "../../../contract/settings.ts"
import { retentionFrom } from "../../../contract/settings-retention.ts"
import { signInRulesFrom } from "../../../contract/sign-in.ts"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import { isEmpty, scopeFor } from "../../../domain/access/scope.ts"
import type { RegisterRules } from "../../../domain/meetings/record-states.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"
import { robotRulesFrom } from "./robot-hosts.ts"
import { readSetting } from "./store.ts"

/** How the installation names itself; for every page. */
export async function readOrganisation({ client }: RequestContext): Promise<Organisation> {
  return organisationFrom((await readSetting(client, "organisation")).value)
}

/** All settings, with what the reader may change. */
export async function readSettings({ client, actor }: RequestContext): Promise<z.infer<typeof settings>> {
  const organisation = await readSetting(client, "organisation")
  const signIn = await readSetting(client, "sign-in")
  const robots = await readSetting(client, "robots")
  const retention = await readSetting(client, "retention")
  const platformRecord = await readSetting(client, "platform-record")
  const registers = await readSetting(client, "registers")
  const disputes = await readSetting(client, "disputes")
  const { secondFactorRoles, ...rules } = signInRulesFrom(signIn.value)
  return {
    organisation: { ...organisationFrom(organisation.value), version: organisation.version },
    signIn: {
      ...rules,
      secondFactorRoles: secondFactorRoles.filter((role): role is GrantedRole => role !== "member"),
      version: signIn.version,
    },
    robots: { ...robotRulesFrom(robots.value), version: robots.version },
    registers: { ...registerRulesFrom(registers.value), version: registers.version },
    disputes: { ...disputeRulesFrom(disputes.value), version: disputes.version },
    retention: { ...retentionFrom(retention.value), version: retention.version },
    platformRecord: {
      columns: platformColumnsFrom(platformRecord.value),
      version: platformRecord.version,
    },
    can: (["settings.edit", "security.edit"] as const).filter(
      (permission) => !isEmpty(scopeFor(actor, permission)),
    ),
  }
}

/** When records left open are to be reminded of, and closed. */
export async function registerRules(client: Queryable): Promise<RegisterRules> {
  return registerRulesFrom((await readSetting(client, "registers")).value)
}

/** Within how many days an absence may be disputed. */
export async function daysToDispute(client: Queryable): Promise<number> {
  return disputeRulesFrom((await readSetting(client, "disputes")).value).within
}
