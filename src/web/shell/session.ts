import { queryOptions, useQuery } from "@tanstack/react-query"
import type { Permission } from "../../domain/access/permissions.ts"
import type { Role } from "../../domain/access/roles.ts"
import { type Day, dayOf } from "../../domain/shared/calendar.ts"
import { hearAccount } from "../api/believed-account.ts"
import { bring } from "../api/brought.ts"
import { api, ask } from "../api/client.ts"
import { forgetHall } from "../offline/whose.ts"
import { to } from "../paths.ts"
import { hearToday } from "../text/this-year.ts"
import { beginAnew } from "./begin-anew.ts"
import { dropDrafts, wasSignedOut } from "./kept-drafts.ts"

/** Whoever is signed in, as the server tells. */
export interface Session {
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly memberId: number | null
  /** The roles held today, `member` among them for whoever is one. */
  readonly roles: readonly { readonly role: Role; readonly unitId: number; readonly unitName: string }[]
  /** What may be done anywhere at all; each answer of the API says what may be done with it. */
  readonly can: readonly Permission[]
  readonly today: Day
  /** What comes before anything else: a new password, a second factor. */
  readonly owes: "second-factor-needed" | "password-change-needed" | null
  readonly hasSecondFactor: boolean
  /** Notices one has not seen. */
  readonly unseen: number
  readonly prefs: Readonly<Record<string, unknown>>
}

/** What a browser finds when it arrives. */
export interface Arrival {
  /** Null: nobody is signed in. */
  readonly session: Session | null
  /** The password was right; the second step is open. */
  readonly awaitsSecondFactor: boolean
  /** Nobody is signed in, for the session of this browser ran out; nobody ended it. */
  readonly ranOut: boolean
  /** The browser brought no cookie of a sign-in. */
  readonly noCookie: boolean
  /** Sign-in through an identity provider is set up. */
  readonly provider: boolean
  /** Browsers keep the cookie of a sign-in over TLS alone, or on the machine itself. */
  readonly secureOnly: boolean
  /** The disk is nearly full: nothing is recorded, and this year's figures are those kept last, on that day. */
  readonly lookingOnly: { readonly figuresOf: Day | null } | null
}

/** The page has just been opened at the home: what that begins with comes along, as `home.html` has asked already. */
let arrivesAtHome = window.location.pathname === to.home()

/** Asks who is signed in. */
export const arrivalQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ client }): Promise<Arrival> => {
    const query = arrivesAtHome ? { page: "home" as const } : {}
    arrivesAtHome = false
    const { session, lookingOnly, first, ...rest } = await ask(api.GET("/api/session", { params: { query } }))
    const { remembersAnother } = hearAccount(session?.accountId ?? null)
    if (remembersAnother) return await beginAnew(client)
    if (first) bring(first)
    // Whoever was signed out from elsewhere, or shut out, does not come back to what was being typed; whose browser has
    // lost its cookie does, unless somebody has signed out in it.
    const goesOn = rest.ranOut || (rest.noCookie && !wasSignedOut())
    if (!session && !goesOn && !rest.awaitsSecondFactor) {
      dropDrafts()
      void forgetHall()
    }
    if (session) hearToday(session.today)
    return {
      ...rest,
      lookingOnly: lookingOnly && { figuresOf: lookingOnly.figuresOf && dayOf(lookingOnly.figuresOf) },
      session: session && { ...session, today: dayOf(session.today) },
    }
  },
  staleTime: 60_000,
})

/** Whoever is signed in, or null. */
export function useMaybeSession(): Session | null {
  return useQuery(arrivalQuery).data?.session ?? null
}

/** Whoever is signed in. For pages behind the sign-in; throws elsewhere. */
export function useSession(): Session {
  const session = useMaybeSession()
  if (!session) throw new Error("nobody is signed in here")
  return session
}

/** Whether the reader may do something anywhere. What may be done with one thing, its own answer says. */
export function useCan(permission: Permission): boolean {
  return useMaybeSession()?.can.includes(permission) ?? false
}
