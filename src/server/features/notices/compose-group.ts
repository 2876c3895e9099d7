import { daysIn } from "../../../contract/days-said.ts"
import type { Language } from "../../../contract/refusals.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Delivery } from "./delivery-store.ts"
import type { MeetingLine } from "./robot-store.ts"

interface Known {
  readonly language: Language
  /** The name of the unit it is about. */
  readonly unit: string
  readonly meetings: readonly MeetingLine[]
  readonly publicUrl: string | undefined
  readonly today: Day
}

/**
 * What a group is told, in the language that the installation has chosen for groups: meetings with their unit and hour,
 * and nothing about anybody. undefined where there is nothing to say.
 */
export function sayToGroup(
  { tells, details }: Delivery,
  { language, unit, meetings, publicUrl, today }: Known,
): string | undefined {
  const say = (zh: string, en: string) => (language === "zh" ? `学而：${zh}` : `Xue'er: ${en}`)
  const days = daysIn(language, today)
  switch (tells) {
    case "robot-set":
      return say(
        `以后${unit}的活动安排和临时取消会发到这个群。`,
        `this group will hear of the meetings of ${unit}, and when one is called off.`,
      )
    case "meeting-off-today":
      return say(
        `${unit}今天 ${details.at} 的活动取消了。`,
        `the meeting of ${unit} today at ${details.at} is called off.`,
      )
    case "meeting-off": {
      const on = days.day(String(details.on))
      return say(
        `${unit}${on} ${details.at} 的活动取消了。`,
        `the meeting of ${unit} on ${on} at ${details.at} is called off.`,
      )
    }
    case "digest":
      if (meetings.length === 0) return undefined
      return [
        say("近两天的活动", "meetings of these two days"),
        ...meetings.map((one) => `${days.day(one.on)} ${one.at} ${one.unit}`),
        ...(publicUrl === undefined ? [] : [`${publicUrl}/events`]),
      ].join("\n")
    default:
      return undefined
  }
}
