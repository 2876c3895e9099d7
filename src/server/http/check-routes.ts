import { permissions, riskOf } from "../../domain/access/permissions.ts"
import { publicRoutes, type Route } from "./route.ts"

/**
 * Refuses a list of routes in which one says nothing about who may use it, is open without being on the list of
 * those that may be, shows personal data without leaving an entry in the audit log, or stands twice.
 */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>()
  for (const route of routes) {
    const name = `${route.method.toUpperCase()} ${route.path}`
    if (seen.has(name)) throw new Error(`${name} is declared twice`)
    seen.add(name)
    const { permission } = route
    if (permission === "signed-in") continue
    if (permission === "public") {
      if (!publicRoutes.includes(route.name))
        throw new Error(`${name} is public without being listed as such`)
      continue
    }
    if (!Object.hasOwn(permissions, permission ?? "")) throw new Error(`${name} declares no permission`)
    if (route.method === "get" && riskOf(permission) === "personal" && !route.audited) {
      throw new Error(`${name} shows personal data and leaves no entry in the audit log`)
    }
  }
}
