import { Answer, ownRoute, type Route, route } from "../../http/route.ts"
import { changeSetting } from "./change-setting.ts"
import { readOrganisation, readSettings } from "./read-settings.ts"

export const settingsRoutes: readonly Route[] = [
  ownRoute("GET /organisation", {
    summary: "How the installation names itself",
    permission: "signed-in",
    unfinished: "set-up-pending",
    run: (context) => readOrganisation(context),
  }),
  route("GET /settings", {
    summary: "What the installation has decided for itself",
    permission: "settings.read",
    run: (context) => readSettings(context),
  }),
  route("PUT /settings/organisation", {
    summary: "Change how the installation names itself",
    permission: "settings.edit",
    run: async (context, { body, version }, scope) => {
      const now = await changeSetting(context, scope, "organisation", body, version)
      return new Answer(now, { version: now.organisation.version })
    },
  }),
  route("PUT /settings/sign-in", {
    summary: "Change the rules of signing in; they hold for the next request",
    permission: "security.edit",
    run: async (context, { body, version }, scope) => {
      const now = await changeSetting(context, scope, "sign-in", body, version)
      return new Answer(now, { version: now.signIn.version })
    },
  }),
  route("PUT /settings/robots", {
    summary: "Say at which hosts robots of groups may be; what is not named is not sent to",
    permission: "security.edit",
    run: async (context, { body, version }, scope) => {
      const now = await changeSetting(context, scope, "robots", body, version)
      return new Answer(now, { version: now.robots.version })
    },
  }),
  route("PUT /settings/platform-record", {
    summary: "Say in which order and under which headings the provincial platform wants a record",
    permission: "settings.edit",
    run: async (context, { body, version }, scope) => {
      const now = await changeSetting(context, scope, "platform-record", body, version)
      return new Answer(now, { version: now.platformRecord.version })
    },
  }),
  route("PUT /settings/retention", {
    summary: "Say after how many days what is old is let go; null keeps it for ever",
    permission: "security.edit",
    run: async (context, { body, version }, scope) => {
      const now = await changeSetting(context, scope, "retention", body, version)
      return new Answer(now, { version: now.retention.version })
    },
  }),
  route("PUT /settings/disputes", {
    summary: "Say within how many days an absence may be disputed",
    permission: "settings.edit",
    run: async (context, { body, version }, scope) => {
      const now = await changeSetting(context, scope, "disputes", body, version)
      return new Answer(now, { version: now.disputes.version })
    },
  }),
  route("PUT /settings/registers", {
    summary: "Say when keepers of records left open are reminded, and when these are closed; null: never",
    permission: "settings.edit",
    run: async (context, { body, version }, scope) => {
      const now = await changeSetting(context, scope, "registers", body, version)
      return new Answer(now, { version: now.registers.version })
    },
  }),
]
