import type { ActivityKind } from "../shared/words.ts"
import type { TaskKind } from "./recorded-tasks.ts"

/** What boards and homes put together: 三会一课, 集中学习, 中心组学习, 培训, 书记党课, 备案, 自学, 督导. */
export const taskGroups = [
  "meetings",
  "study",
  "central-group",
  "training",
  "secretary-lecture",
  "filing",
  "self-study",
  "supervision",
] as const
export type TaskGroup = (typeof taskGroups)[number]

const meetings: readonly ActivityKind[] = [
  "committee-meeting",
  "group-meeting",
  "assembly",
  "party-lecture",
  "organisational-life",
  "democratic-review",
  "themed-day",
]

/** The group of activities of some kinds. */
export function groupOfKinds(kinds: readonly ActivityKind[]): TaskGroup {
  if (kinds.includes("central-group-study")) return "central-group"
  return kinds.some((kind) => meetings.includes(kind)) ? "meetings" : "study"
}

const supervision: readonly TaskKind[] = ["branch-checked", "supervision-report", "evaluation-completed"]

/** The group of a recorded task. */
export function groupOfTask(task: TaskKind): TaskGroup {
  if (task === "archive-filed") return "filing"
  return supervision.includes(task) ? "supervision" : "self-study"
}
