import type { Clause } from "../policy/clause.ts"
import type { ActivityKind } from "../shared/words.ts"

/** What boards and homes put together: 三会一课, 集中学习, 中心组学习, 培训, 书记党课, 备案, 自学, 督导. */
export const dutyGroups = [
  "meetings",
  "study",
  "central-group",
  "training",
  "secretary-lecture",
  "filing",
  "self-study",
  "supervision",
] as const
export type DutyGroup = (typeof dutyGroups)[number]

const meetings: readonly ActivityKind[] = [
  "committee-meeting",
  "group-meeting",
  "assembly",
  "party-lecture",
  "organisational-life",
]

/** The group a clause belongs to. */
export function dutyGroupOf({ subject, measure }: Clause): DutyGroup {
  switch (measure.way) {
    case "minimum-per-person":
    case "mean-per-year":
    case "minimum-per-cycle":
      return "training"
    case "sample":
      return "supervision"
    case "before-deadline":
      return "filing"
    case "minimum-per-year":
      return groupOfKinds(measure.counts.kinds)
    case "at-least-once-every": {
      const { counts } = measure
      if (counts.of === "writings") return subject.who === "person" ? "central-group" : "self-study"
      if (counts.of === "activities")
        return counts.lecturerHolds ? "secretary-lecture" : groupOfKinds(counts.kinds)
      if (counts.duty === "themed-day" || counts.duty === "democratic-review") return "meetings"
      return isSelfStudy(counts.duty) ? "self-study" : "supervision"
    }
    case "share-complete": {
      const { counts } = measure
      if (counts.of === "roll-complete") return "study"
      if (counts.of === "members-served") return "self-study"
      return counts.of === "branches-covered" ? "supervision" : groupOfKinds(counts.kinds)
    }
  }
}

function groupOfKinds(kinds: readonly ActivityKind[]): DutyGroup {
  if (kinds.includes("central-group-study")) return "central-group"
  return kinds.some((kind) => meetings.includes(kind)) ? "meetings" : "study"
}

const selfStudy: readonly string[] = [
  "notebook-issued",
  "self-study-check",
  "reflection-exhibition",
  "home-study-visit",
  "mailing-returned",
]

function isSelfStudy(duty: string): boolean {
  return selfStudy.includes(duty)
}

/**
 * What a clause asks to be done, whichever document asks: clauses with the same key are settled by the same action,
 * and stand in one row of a year.
 */
export function dutyKeyOf(clause: Clause): string {
  const { measure, period, subject } = clause
  if (measure.way !== "at-least-once-every" || measure.counts.of !== "activities") return clause.id
  const { kinds, relation, lecturerHolds } = measure.counts
  return [subject.who, period, relation, lecturerHolds ?? "", measure.scaled, ...kinds].join(" ")
}

/** The one kind of activity that settles a clause, where it is one. */
export function kindThatSettles({ measure }: Clause): ActivityKind | undefined {
  if (measure.way === "minimum-per-year") return measure.counts.kinds[0]
  if (measure.way !== "at-least-once-every" || measure.counts.of !== "activities") return undefined
  return measure.counts.lecturerHolds ? undefined : measure.counts.kinds[0]
}

/**
 * Whether what a clause counts can be recorded here. What has no form yet cannot, and stands apart wherever figures
 * are shown: on homes, boards, the page of a unit and the year.
 */
export function isRecordable({ measure }: Pick<Clause, "measure">): boolean {
  if (measure.way === "sample") return false
  if (measure.way === "before-deadline") return measure.counts === "plan-filed"
  if (measure.way === "at-least-once-every") return measure.counts.of !== "duties"
  if (measure.way !== "share-complete") return true
  return measure.counts.of !== "members-served" && measure.counts.of !== "branches-covered"
}
