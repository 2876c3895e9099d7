import type { z } from "zod"
import { preferences } from "../../../contract/me.ts"
import type { RequestContext } from "../../request-context.ts"
import { storePreferences } from "./store.ts"

type Preferences = z.infer<typeof preferences>

/** How one wants the pages. */
export async function ownPreferences({ session }: RequestContext): Promise<Preferences> {
  return preferencesIn(session.prefs)
}

/** Keeps how one wants the pages; what is not named stays. */
export async function changePreferences(
  { client, actor }: RequestContext,
  wanted: Preferences,
): Promise<Preferences> {
  return preferencesIn(await storePreferences(client, actor.accountId, wanted))
}

function preferencesIn({ language, elder }: Readonly<Record<string, unknown>>): Preferences {
  return preferences.safeParse({ language, elder }).data ?? {}
}
