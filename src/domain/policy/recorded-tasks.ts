/**
 * Tasks that are recorded one by one with their day, outside the activities (table `recorded_task`). What decides the period
 * that one counts in: its day, the year it is for, or the period it names.
 */
export const recordedTasks = {
  "notebook-issued": { for: "person", countsIn: "year" },
  "self-study-check": { for: "unit", countsIn: "day" },
  "reflection-exhibition": { for: "unit", countsIn: "day" },
  "home-study-visit": { for: "person", countsIn: "day" },
  "mailing-returned": { for: "person", countsIn: "day" },
  "archive-filed": { for: "person", countsIn: "year" },
  /** By the body that checks, about a branch. */
  "branch-checked": { for: "unit", countsIn: "day" },
  "supervision-report": { for: "unit", countsIn: "period" },
  "evaluation-completed": { for: "unit", countsIn: "year" },
} as const satisfies Readonly<
  Record<string, { readonly for: "unit" | "person"; readonly countsIn: "day" | "year" | "period" }>
>
export type TaskKind = keyof typeof recordedTasks

/** Every kind of recorded task. */
export const taskKinds = Object.keys(recordedTasks) as TaskKind[]

/** The kinds that are about people, or about units. */
export const taskKindsFor = (who: "unit" | "person") =>
  taskKinds.filter((kind) => recordedTasks[kind].for === who)
