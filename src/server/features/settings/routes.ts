import { organisation, settings, signInRules } from "../../../contract/settings.ts"
import { Answer, ownRoute, type Route, route } from "../../http/route.ts"
import { changeSetting } from "./change-setting.ts"
import { readOrganisation, readSettings } from "./read-settings.ts"

export const settingsRoutes: readonly Route[] = [
  ownRoute({
    method: "get",
    path: "/organisation",
    summary: "How the installation names itself",
    permission: "signed-in",
    unfinished: "set-up-pending",
    answer: organisation,
    run: ({ client }) => readOrganisation(client),
  }),
  route({
    method: "get",
    path: "/settings",
    summary: "What the installation has decided for itself",
    permission: "settings.read",
    answer: settings,
    run: (context) => readSettings(context),
  }),
  route({
    method: "put",
    path: "/settings/organisation",
    summary: "Change how the installation names itself",
    permission: "settings.edit",
    edit: true,
    body: organisation,
    answer: settings,
    run: async (context, { body, version }, scope) => {
      const now = await changeSetting(context, scope, "organisation", body, version)
      return new Answer(now, { version: now.organisation.version })
    },
  }),
  route({
    method: "put",
    path: "/settings/sign-in",
    summary: "Change the rules of signing in; they hold for the next request",
    permission: "security.edit",
    edit: true,
    body: signInRules,
    answer: settings,
    run: async (context, { body, version }, scope) => {
      const now = await changeSetting(context, scope, "sign-in", body, version)
      return new Answer(now, { version: now.signIn.version })
    },
  }),
]
