import type { Said } from "./refusals.ts"

/**
 * What may be let go after some days, where the security administrator says so; by itself all of it is kept. The audit
 * log is no such thing: its seals go on from its first entry.
 */
export const retentionKinds = [
  "notices",
  "imports",
  "reveals",
  "backups",
  "runs",
  "suggestions",
  "confirmations",
  "leavers",
] as const
export type RetentionKind = (typeof retentionKinds)[number]

/** Something of each kind. */
export function ofEachKind<T>(of: (kind: RetentionKind) => T): Readonly<Record<RetentionKind, T>> {
  return Object.fromEntries(retentionKinds.map((kind) => [kind, of(kind)])) as Record<RetentionKind, T>
}

/** What is let go of each kind, in words. */
export const retentionWords = {
  notices: { zh: "看过的通知", en: "notices that were seen" },
  imports: { zh: "名册导入的预览", en: "previews of imports of a roster" },
  reveals: { zh: "每天查看手机号的次数", en: "counts of phone numbers looked at in a day" },
  backups: { zh: "已不在的备份的记录", en: "notes of backups that are no longer there" },
  runs: { zh: "后台任务的记录", en: "runs of jobs" },
  suggestions: { zh: "答复过的意见建议", en: "suggestions that were answered" },
  confirmations: { zh: "办完或过期的“待确认”", en: "what a second person settled, or let expire" },
  leavers: {
    zh: "离开的人的手机号、邮箱、通知和登录方式",
    en: "phone number, mail address, notices and ways to sign in of whoever has left",
  },
} satisfies Readonly<Record<RetentionKind, Said>>

/** The fewest and the most days for which something may be kept, unless it is kept for ever. */
export const leastDays = 30
export const mostDays = 3650

/** Days for which each kind is kept; null: for ever. */
export type Retention = Readonly<Record<RetentionKind, number | null>>

/** What was decided; what cannot be read lets nothing go. */
export function retentionFrom(setting: unknown): Retention {
  const decided: Readonly<Record<string, unknown>> =
    typeof setting === "object" && setting !== null ? { ...setting } : {}
  return ofEachKind((kind) => {
    const days = decided[kind]
    const allowed = typeof days === "number" && Number.isInteger(days) && days >= leastDays
    return allowed ? days : null
  })
}
