import { leastDays, mostDays, type RetentionKind } from "../../../contract/settings-retention.ts"
import { counted } from "../../../domain/shared/english.ts"
import type { Text, Texts } from "../../text/text.ts"

/** What is kept, in words. */
export const kindText = {
  notices: { zh: "看过的通知", en: "Notices that were seen" },
  imports: { zh: "名册导入的预览", en: "Previews of imports of a roster" },
  reveals: { zh: "每天查看手机号的次数", en: "Counts of phone numbers looked at in a day" },
  backups: { zh: "已不在的备份的记录", en: "Notes of backups that are no longer there" },
} satisfies Readonly<Record<RetentionKind, Text>>

export const retentionText = {
  title: { zh: "保留多久", en: "How long things are kept" },
  what: {
    zh: "到期的每天凌晨删除，删了多少记入操作记录；不填就一直保留。没看过的通知、还能撤回的导入、学习记录和操作记录本身不在其内。",
    en: "What is older goes every night, and the audit log says how much; an empty field keeps it for ever. Notices nobody has seen, an import that can be taken back, records of learning and the audit log itself are not touched.",
  },
  hint: {
    zh: `天数，${leastDays} 到 ${mostDays}`,
    en: `Days, from ${leastDays} to ${mostDays}`,
  },
  wrong: {
    zh: `请填 ${leastDays} 到 ${mostDays} 的整数，或者不填`,
    en: `Please give a whole number from ${leastDays} to ${mostDays}, or nothing`,
  },
  days: (count: number) => ({ zh: `${count} 天`, en: counted(count, "day") }),
  forEver: { zh: "一直保留", en: "for ever" },
} satisfies Texts
