import type { ActivityKind } from "../shared/words.ts"

/** What is done in turn (《意见》二（二）): 轮流讲课, and 科室轮流选择学习内容. */
export const rotaKinds = ["lectures", "contents"] as const
export type RotaKind = (typeof rotaKinds)[number]

/** The kind of activity that a turn becomes. */
export const activityOfTurn: Readonly<Record<RotaKind, ActivityKind>> = {
  lectures: "rotating-lecture",
  contents: "collective-study",
}
