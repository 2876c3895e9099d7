import type { z } from "zod"
import { preferences } from "../../../contract/me.ts"
import { plusDays } from "../../../domain/shared/calendar.ts"
import { ownRoute, type Route } from "../../http/route.ts"
import { audit } from "../audit/index.ts"
import { everythingAbout, readsAbout } from "./data-queries.ts"
import { storePreferences } from "./store.ts"

/** Days back that one is told about. */
const lookedBack = 180

export const meRoutes: readonly Route[] = [
  ownRoute("GET /me/data", {
    summary: "Everything the system keeps about oneself",
    permission: "signed-in",
    run: async (context) => {
      const { client, actor } = context
      await audit(context, "own-data-taken", { memberId: actor.memberId })
      return await everythingAbout(client, actor.accountId, actor.memberId)
    },
  }),
  ownRoute("GET /me/looks", {
    summary: "Who looked at one's data and changed it: days, deeds and roles",
    permission: "signed-in",
    run: async ({ client, actor, today }) => {
      const since = plusDays(today, -lookedBack)
      if (actor.memberId === null) return { since, items: [] }
      return { since, items: await readsAbout(client, actor.memberId, actor.accountId, since) }
    },
  }),
  ownRoute("GET /me/preferences", {
    summary: "How one wants the pages",
    permission: "signed-in",
    unfinished: "set-up-pending",
    run: async ({ session }) => read(session.prefs),
  }),
  ownRoute("PUT /me/preferences", {
    summary: "Say how one wants the pages; what is not named stays",
    permission: "signed-in",
    unfinished: "set-up-pending",
    run: async ({ client, actor }, { body }) => read(await storePreferences(client, actor.accountId, body)),
  }),
]

function read(prefs: Readonly<Record<string, unknown>>): z.infer<typeof preferences> {
  const { language, elder } = prefs
  return preferences.safeParse({ language, elder }).data ?? {}
}
