import { ownRoute, type Route } from "../../http/route.ts"
import { looksAtOneself, takeOwnData } from "./own-data.ts"
import { changePreferences, ownPreferences } from "./own-preferences.ts"

export const meRoutes: readonly Route[] = [
  ownRoute("GET /me/data", {
    summary: "Everything the system keeps about oneself",
    permission: "signed-in",
    run: (context) => takeOwnData(context),
  }),
  ownRoute("GET /me/looks", {
    summary: "Who looked at one's data and changed it: days, actions and roles",
    permission: "signed-in",
    run: (context) => looksAtOneself(context),
  }),
  ownRoute("GET /me/preferences", {
    summary: "How one wants the pages",
    permission: "signed-in",
    unfinished: "set-up-pending",
    run: (context) => ownPreferences(context),
  }),
  ownRoute("PUT /me/preferences", {
    summary: "Say how one wants the pages; what is not named stays",
    permission: "signed-in",
    unfinished: "set-up-pending",
    run: (context, { body }) => changePreferences(context, body),
  }),
]
