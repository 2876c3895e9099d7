import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const text = {
  title: { zh: "学习教育责任分工", en: "Who answers for learning" },
  note: {
    zh: "负责人带头抓，分管负责人具体抓，其他领导结合分管工作靠上抓。职务里写着的不用再填。",
    en: "The head leads, a deputy is in charge, other leaders follow branches. What the posts say need not be said again.",
  },
  lead: { zh: "带头抓", en: "Leads" },
  charge: { zh: "具体抓", en: "In charge" },
  follows: { zh: "靠上抓（联系点）", en: "Follows (contact points)" },
  byPost: { zh: "按职务", en: "by post" },
  chosen: { zh: "另行指定", en: "chosen" },
  missing: { zh: "还缺", en: "missing" },
  edit: { zh: "修改", en: "Change" },
  leaveToPost: { zh: "不选就按职务", en: "left empty, the post decides" },
  person: { zh: "谁", en: "Who" },
  branch: { zh: "联系哪个支部", en: "Which branch" },
  choose: { zh: "选一个", en: "Choose one" },
  personToo: { zh: "还要选是谁，这个联系点才算", en: "Choose who, too, or the contact point does not count" },
  branchToo: {
    zh: "还要选哪个支部，这个联系点才算",
    en: "Choose the branch, too, or the contact point does not count",
  },
  addFollow: { zh: "加一个联系点", en: "Add a contact point" },
  remove: { zh: "去掉", en: "Remove" },
  removeOf: (who: string, branch: string) => ({
    zh: `去掉${who}联系${branch}`,
    en: `Remove: ${who}, ${branch}`,
  }),
  save: { zh: "保存", en: "Save" },
  saved: { zh: "已保存。", en: "Saved." },
  unfollowed: (count: number) => ({
    zh: `还有 ${count} 个支部没有人联系`,
    en: `${counted(count, "branch", "branches")} nobody follows`,
  }),
  below: { zh: "下级谁负责", en: "Who answers in the units below" },
  which: { zh: "看哪些", en: "Which" },
  all: { zh: "全部", en: "All" },
  lacking: { zh: "还缺的", en: "With something missing" },
  remindedOn: (day: string) => ({ zh: `${day}提醒过`, en: `reminded on ${day}` }),
  remindAll: { zh: "提醒还缺的", en: "Remind those with something missing" },
  followedBy: { zh: "联系领导", en: "Followed by" },
  deed: { zh: "办理", en: "Do" },
  complete: (complete: number, all: number) => ({
    zh: `${all} 个组织里 ${complete} 个齐全`,
    en: `${complete} of ${counted(all, "unit")} complete`,
  }),
  allComplete: { zh: "下级都齐全", en: "Every unit below is complete" },
  unit: { zh: "组织", en: "Unit" },
  contacts: { zh: "没有人联系的支部", en: "Branches nobody follows" },
  none: { zh: "没有", en: "none" },
} satisfies Texts
