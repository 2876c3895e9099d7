import { leastDays, mostDays } from "../../../contract/settings-retention.ts"
import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const retentionText = {
  title: { zh: "保留多久", en: "How long things are kept" },
  what: {
    zh: "到期的每天凌晨删除，删了多少记入操作记录；不填就一直保留。没看过的通知、没答复的意见、还能撤回的导入、学习记录和操作记录本身不在其内。离开，是组织关系、职务和职责都结束了；从那天算起。",
    en: "What is older goes every night, and the audit log says how much; an empty field keeps it for ever. Notices nobody has seen, suggestions nobody has answered, an import that can be taken back, records of learning and the audit log itself are not touched. Whoever has no membership, post or role any more has left: the days count from there.",
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
