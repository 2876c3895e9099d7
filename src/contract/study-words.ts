import type { ConcernKind, StudyUse } from "../domain/concerns/concern-words.ts"
import type { LecturerKind } from "../domain/lecturers/lecturer-kinds.ts"
import type { PlanState } from "../domain/plans/plan-state.ts"
import type { RotaKind } from "../domain/turns/rota-kinds.ts"
import type { VenueKind } from "../domain/venues/venue-kinds.ts"
import type { Said } from "./refusals.ts"

/** Words of the field that no workbook carries: on pages, and in sheets that are taken along. */

export const concernKinds: Readonly<Record<ConcernKind, Said>> = {
  interests: { zh: "群众利益", en: "people's interests" },
  development: { zh: "本单位发展", en: "the unit's own development" },
  organisation: { zh: "基层组织建设", en: "building the organisation" },
}

export const studyUses: Readonly<Record<StudyUse, Said>> = {
  practice: { zh: "学以致用", en: "put to use" },
  virtue: { zh: "学以立德", en: "for character" },
  wisdom: { zh: "学以增智", en: "for insight" },
  enterprise: { zh: "学以创业", en: "for enterprise" },
}

export const venueKinds: Readonly<Record<VenueKind, Said>> = {
  "party-school": { zh: "党校", en: "Party school" },
  "activity-room": { zh: "党员活动室", en: "activity room" },
  "distance-station": { zh: "远程教育站点", en: "distance-learning station" },
  hall: { zh: "礼堂会场", en: "hall" },
  portal: { zh: "党建网站", en: "site on the net" },
  other: { zh: "其他", en: "other" },
}

export const lecturerKinds: Readonly<Record<LecturerKind, Said>> = {
  leader: { zh: "领导干部", en: "leader" },
  expert: { zh: "专家", en: "expert" },
  professor: { zh: "教授", en: "professor" },
  other: { zh: "其他", en: "other" },
}

export const rotaKinds: Readonly<Record<RotaKind, Said>> = {
  lectures: { zh: "轮流讲课", en: "lecturing in turn" },
  contents: { zh: "轮流选学习内容", en: "choosing the content in turn" },
}

/** Where a yearly plan stands; `none`: nobody has begun it. */
export const planStateNames: Readonly<Record<PlanState | "none", Said>> = {
  draft: { zh: "草稿", en: "draft" },
  submitted: { zh: "已报送，等待备案", en: "sent up, waits to be filed" },
  filed: { zh: "已备案", en: "filed" },
  returned: { zh: "已退回", en: "returned" },
  none: { zh: "还没有开始", en: "not begun" },
}

/** Why a plan is not in time: filed after its last day, or not filed though that day has passed. */
export const planLateness = {
  "filed-late": { zh: "迟报", en: "filed late" },
  overdue: { zh: "逾期未备案", en: "overdue" },
} as const satisfies Readonly<Record<string, Said>>

/** What is said of a plan that is late. */
export function planLate({ filedOn }: { readonly filedOn: string | null }): Said {
  return planLateness[filedOn === null ? "overdue" : "filed-late"]
}

/** How far a make-up is. */
export const makeUpStateNames = {
  asked: { zh: "已申请", en: "asked for" },
  arranged: { zh: "已安排", en: "arranged" },
  done: { zh: "已补上", en: "done" },
  "taken-back": { zh: "已撤回", en: "taken back" },
} as const satisfies Readonly<Record<string, Said>>
