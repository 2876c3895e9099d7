import { queryOptions } from "@tanstack/react-query"
import { administrators, grantedRoles } from "../../../domain/access/roles.ts"
import { api, ask } from "../../api/client.ts"

const fetchSettings = () => ask(api.GET("/api/settings"))

export const settingsQuery = queryOptions({ queryKey: ["settings"], queryFn: fetchSettings })

const fetchWorkdays = () => ask(api.GET("/api/workdays"))

export const workdaysQuery = queryOptions({ queryKey: ["workdays"], queryFn: fetchWorkdays })

export type Workdays = Awaited<ReturnType<typeof fetchWorkdays>>

type Settings = Awaited<ReturnType<typeof fetchSettings>>
export type Organisation = Settings["organisation"]
export type SignIn = Settings["signIn"]
export type Robots = Settings["robots"]
export type Platform = Settings["platformRecord"]
export type Registers = Settings["registers"]
export type Disputes = Settings["disputes"]
export type Retention = Settings["retention"]

/** A setting as the server wants it back: without its version, which goes into the header. */
export function withoutVersion<T extends { readonly version: number }>({
  version: _,
  ...rest
}: T): Omit<T, "version"> {
  return rest
}

/** The administrators are asked for a second factor always, also where the rules that are kept leave them out. */
export function withAdministrators(roles: SignIn["secondFactorRoles"]): SignIn["secondFactorRoles"] {
  const asked = new Set<string>([...roles, ...administrators])
  return grantedRoles.filter((role) => asked.has(role))
}
