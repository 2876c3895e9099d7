import type { Role } from "../../../domain/access/roles.ts"
import type { Session } from "../../shell/session.ts"

const recorders: readonly Role[] = [
  "recorder",
  "branch-secretary",
  "group-leader",
  "central-group-secretary",
  "committee-officer",
  "department-officer",
]

/** The units somebody holds a recording role in. */
export function recordingUnits({ roles }: Session): { value: string; label: string }[] {
  const found = new Map<string, string>()
  for (const { role, unitId, unitName } of roles) {
    if (recorders.includes(role)) found.set(String(unitId), unitName)
  }
  return [...found].map(([value, label]) => ({ value, label }))
}
