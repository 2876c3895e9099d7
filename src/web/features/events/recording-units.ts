import { reachOf } from "../../../domain/access/permissions.ts"
import type { Session } from "../../shell/session.ts"

/** The units somebody holds a recording role in. */
export function recordingUnits({ roles }: Session): { value: string; label: string }[] {
  const found = new Map<string, string>()
  for (const { role, unitId, unitName } of roles) {
    if (reachOf("event.record", role)) found.set(String(unitId), unitName)
  }
  return [...found].map(([value, label]) => ({ value, label }))
}
