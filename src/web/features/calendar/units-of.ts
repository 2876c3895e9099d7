import type { Session } from "../../shell/session.ts"

/** The units somebody holds a role in, as choices. */
export function unitsOf({ roles }: Session): { value: string; label: string }[] {
  const found = new Map<string, string>()
  for (const { role, unitId, unitName } of roles)
    if (role !== "member" && unitId > 0) found.set(String(unitId), unitName)
  return [...found].map(([value, label]) => ({ value, label }))
}
