/**
 * What may be let go after some days, where the security administrator says so; by itself all of it is kept. The audit
 * log is no such thing: its seals go on from its first entry.
 */
export const retentionKinds = ["notices", "imports", "reveals", "backups"] as const
export type RetentionKind = (typeof retentionKinds)[number]

/** The fewest and the most days for which something may be kept, unless it is kept for ever. */
export const leastDays = 30
export const mostDays = 3650

/** Days for which each kind is kept; null: for ever. */
export type Retention = Readonly<Record<RetentionKind, number | null>>

/** What was decided; what cannot be read lets nothing go. */
export function retentionFrom(setting: unknown): Retention {
  const decided: Readonly<Record<string, unknown>> =
    typeof setting === "object" && setting !== null ? { ...setting } : {}
  const daysOf = (kind: RetentionKind): number | null => {
    const days = decided[kind]
    const allowed = typeof days === "number" && Number.isInteger(days) && days >= leastDays
    return allowed ? days : null
  }
  return {
    notices: daysOf("notices"),
    imports: daysOf("imports"),
    reveals: daysOf("reveals"),
    backups: daysOf("backups"),
  }
}
