import type { Event } from "../../../contract/events.ts"
import { wordsIn } from "../../../contract/field-words.ts"
import { gradeWords, noteWords, partWords } from "../../../contract/meeting-words.ts"
import { type PlatformField, platformHeadings } from "../../../contract/platform-record-words.ts"
import { wasThere } from "../../../domain/events/was-there.ts"
import { kindNeeds, type NoteName, type PartName } from "../../../domain/meetings/kinds.ts"
import type { Beside, PartTaken } from "./queries.ts"

/** The platform is Chinese, whatever its reader speaks. */
const words = wordsIn("zh")
const listed = (said: readonly string[]) => said.join("、")

/**
 * What a record says in each field of the platform; nothing that was not recorded here already. What has no field of its
 * own stands in the content in lines with their names, as on the printed record; so does what the platform's columns
 * have no place for.
 */
export function sayRecord(
  event: Event,
  beside: Omit<Beside, "activityId">,
  fields: readonly PlatformField[],
): Readonly<Record<PlatformField, string>> {
  const { recorder, decisions, agenda, parts } = beside
  const { counts, attendance } = event
  const present = counts.present + counts.late + counts.leftEarly
  const named = (of: PartName) =>
    listed(parts.filter(({ part }) => part === of).map(({ name }) => name ?? ""))
  const lecturer = event.lecturer?.name ?? event.lecturerName ?? ""
  const effect = event.effect ?? ""
  return {
    kind: words.activityKinds[event.kind],
    time: timeOf(event),
    place: event.place ?? "",
    chair: event.chair?.name ?? "",
    lecturer,
    recorder: named("secretary") || (recorder ?? ""),
    expected: String(counts.expected),
    attended: String(present),
    absent: listed(attendance.filter((row) => row.expected).flatMap(absentIn)),
    guests: listed([
      ...new Set([
        ...parts.filter(({ part }) => part === "without-vote").map(({ name }) => name ?? ""),
        ...namesOf(event, false),
        ...event.guestNames,
      ]),
    ]),
    topic: [event.topic, ...agenda].join("\n"),
    content: [
      fields.includes("lecturer") ? "" : line(platformHeadings.lecturer, lecturer),
      line("形式", event.form),
      event.kind === "central-group-study" ? line("参加人员", listed(namesOf(event, true))) : "",
      ...writtenOf(event, beside),
      fields.includes("effect") ? "" : line(platformHeadings.effect, effect),
    ]
      .filter(Boolean)
      .join("\n"),
    effect,
    decisions: decisions.join("\n"),
    attachments: listed((event.attachments?.items ?? []).map(({ name }) => name)),
  }
}

/** What was written of what went on there. */
function writtenOf(event: Event, { notes, parts, ratings }: Omit<Beside, "activityId">): string[] {
  const took = (of: PartName) => taken(of, parts)
  const note = (name: NoteName) => line(noteWords[name].zh, notes[name])
  const graded = listed(ratings.map(({ grade, people }) => `${gradeWords[grade].zh} ${people}`))
  return [
    event.content ?? "",
    note("question"),
    took("lead-reader"),
    event.minutes ?? "",
    ...(["key-speaker", "entrant", "speaker", "researcher", "step"] as const).map(took),
    note("report"),
    note("station"),
    note("conclusion"),
    line("评议结果", graded),
  ].filter((said) => said !== "")
}

/** Who was there, of those expected or of the others. */
const namesOf = ({ attendance }: Event, ofExpected: boolean) =>
  attendance
    .filter(({ expected, status }) => expected === ofExpected && wasThere(status))
    .map(({ member }) => member.name)

/** A line with its name; none where nothing was said. */
const line = (name: string, said: string | null) => (said ? `${name}：${said}` : "")

/** Who took a part, by name in one line; one below the other where it was written what they said. */
function taken(of: PartName, all: readonly PartTaken[]): string {
  const parts = all.filter(({ part }) => part === of)
  const who = parts.map(({ name, placed, gist }) => {
    const there = placed === null ? name : `${name ?? ""}（第 ${placed} 名）`
    return [there, gist].filter(Boolean).join("：")
  })
  const isLong = parts.some(({ gist }) => gist !== null)
  return line(
    partWords[of].zh,
    isLong ? ["", ...who.map((one, at) => `${at + 1}. ${one}`)].join("\n") : listed(who),
  )
}

/** Fields that a record has to fill: what was decided and who gave it, only in the kinds that need it. */
export function lacks(
  event: Event,
  beside: Omit<Beside, "activityId">,
  said: Readonly<Record<PlatformField, string>>,
): PlatformField[] {
  const { decides, complete } = kindNeeds[event.kind]
  const asked: readonly PlatformField[] = [
    "place",
    "chair",
    ...(complete.includes("lecturer") ? (["lecturer"] as const) : []),
    "recorder",
    "content",
    ...(decides ? (["decisions"] as const) : []),
  ]
  return asked.filter((field) =>
    field === "content" ? writtenOf(event, beside).length === 0 : said[field] === "",
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

/**
 * Somebody who was expected and away, with why; whoever made it up was away as well. Of an illness nothing leaves but that
 * it was one.
 */
function absentIn({ member, status, notedFirst, detail, reason }: Event["attendance"][number]): string[] {
  if (status !== "on-leave" && status !== "absent" && status !== "made-up") return []
  const was = notedFirst ?? status
  const why = [
    detail ? words.attendanceDetails[detail] : was !== "made-up" && words.attendanceStatuses[was],
    detail !== "sick-leave" && reason,
    status === "made-up" && "已补课",
  ]
  return [`${member.name}（${why.filter(Boolean).join("，")}）`]
}
