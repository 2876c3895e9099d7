import type { Event } from "../../../contract/events.ts"
import { wordsIn } from "../../../contract/field-words.ts"
import type { PlatformField } from "../../../contract/platform-record-words.ts"
import { wasThere } from "../../../domain/events/was-there.ts"
import { kindNeeds } from "../../../domain/meetings/kinds.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import type { Beside } from "./queries.ts"

/** The platform is Chinese, whatever its reader speaks. */
const words = wordsIn("zh")
const listed = (said: readonly string[]) => said.join("、")

/** What a record says in each field of the platform; nothing that was not recorded here already. */
export function sayRecord(
  event: Event,
  { recorder, decisions, agenda, conclusion, withoutVote }: Omit<Beside, "activityId">,
): Readonly<Record<PlatformField, string>> {
  const { counts, attendance } = event
  const present = counts.present + counts.late + counts.leftEarly
  return {
    kind: words.activityKinds[event.kind],
    time: timeOf(event),
    place: event.place ?? "",
    chair: event.chair?.name ?? "",
    recorder: recorder ?? "",
    expected: String(counts.expected),
    attended: String(present),
    absent: listed(attendance.filter((row) => row.expected).flatMap(absentIn)),
    guests: listed([
      ...new Set([
        ...withoutVote,
        ...attendance
          .filter(({ expected, status }) => !expected && wasThere(status))
          .map(({ member }) => member.name),
        ...event.guestNames,
      ]),
    ]),
    topic: [event.topic, ...agenda].join("\n"),
    content: [event.content, event.minutes, conclusion].filter(Boolean).join("\n"),
    decisions: decisions.join("\n"),
    attachments: listed((event.attachments?.items ?? []).map(({ name }) => name)),
  }
}

/** Fields that a record has to fill: what was decided, only where somebody met to decide. */
export function lacks(kind: ActivityKind, said: Readonly<Record<PlatformField, string>>): PlatformField[] {
  const asked: readonly PlatformField[] = ["place", "chair", "recorder", "content"]
  return [...asked, ...(kindNeeds[kind].decides ? (["decisions"] as const) : [])].filter(
    (field) => said[field] === "",
  )
}

/** From when until when; until when only where it was recorded how long it lasted. */
function timeOf({ start, lastsMinutes }: Event): string {
  if (lastsMinutes === null) return start
  const [hour = 0, minute = 0] = start.slice(11).split(":").map(Number)
  const end = (hour * 60 + minute + lastsMinutes) % (24 * 60)
  const two = (value: number) => String(value).padStart(2, "0")
  return `${start}–${two(Math.floor(end / 60))}:${two(end % 60)}`
}

/** Somebody who was expected and away, with why; whoever made it up was away as well. */
function absentIn({ member, status, detail, reason }: Event["attendance"][number]): string[] {
  if (status !== "on-leave" && status !== "absent" && status !== "made-up") return []
  const kind = detail ? words.attendanceDetails[detail] : words.attendanceStatuses[status]
  const why = status === "made-up" ? [reason, "已补课"] : [kind, reason]
  return [`${member.name}（${why.filter(Boolean).join("，")}）`]
}
