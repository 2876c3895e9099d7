import type { Delivery } from "./delivery-store.ts"
import type { MeetingLine } from "./robot-store.ts"

interface Known {
  /** The name of the unit it is about. */
  readonly unit: string
  readonly meetings: readonly MeetingLine[]
  readonly publicUrl: string | undefined
}

/**
 * What a group is told, in Chinese, as groups talk: meetings with their unit and hour, and nothing about anybody.
 * undefined where there is nothing to say.
 */
export function sayToGroup(
  { tells, details }: Delivery,
  { unit, meetings, publicUrl }: Known,
): string | undefined {
  switch (tells) {
    case "robot-set":
      return `学而：以后${unit}的活动安排和临时取消会发到这个群。`
    case "meeting-off-today":
      return `学而：${unit}今天 ${details.at} 的活动取消了。`
    case "meeting-off":
      return `学而：${unit} ${details.on} ${details.at} 的活动取消了。`
    case "digest":
      if (meetings.length === 0) return undefined
      return [
        "学而：近两天的活动",
        ...meetings.map((one) => `${one.on} ${one.at} ${one.unit}`),
        ...(publicUrl === undefined ? [] : [`${publicUrl}/events`]),
      ].join("\n")
    default:
      return undefined
  }
}
