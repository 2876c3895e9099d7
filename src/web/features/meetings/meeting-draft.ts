import { grades, type KindNeeds, noteNames, type PartName } from "../../../domain/meetings/kinds.ts"
import type { Found } from "../../design/found.ts"
import { numberIn } from "../../design/number-in.ts"
import type { MeetingBody, MeetingOf } from "./meeting-body.ts"

/** Somebody's part while it is being written. */
export interface PartDraft {
  readonly part: PartName
  readonly person: Found | null
  readonly name: string
  readonly gist: string
  readonly placed: string
}

export interface MotionDraft {
  readonly subject: string
  readonly inFavour: string
  readonly against: string
  readonly abstained: string
}

/** What a meeting needs while it is being written. */
export interface MeetingDraft {
  readonly agenda: string
  readonly conclusion: string
  readonly station: string
  readonly question: string
  readonly report: string
  readonly parts: readonly PartDraft[]
  readonly motions: readonly MotionDraft[]
  /** By grade, in their order. */
  readonly ratings: readonly string[]
}

export const newPart = (part: PartName): PartDraft => ({ part, person: null, name: "", gist: "", placed: "" })
export const newMotion: MotionDraft = { subject: "", inFavour: "", against: "", abstained: "" }

export function draftOf(meeting: MeetingOf): MeetingDraft {
  return {
    agenda: meeting.agenda.join("\n"),
    conclusion: meeting.conclusion ?? "",
    station: meeting.station ?? "",
    question: meeting.question ?? "",
    report: meeting.report ?? "",
    parts: meeting.parts.map(({ part, member, name, gist, placed }) => ({
      part,
      person: member && { value: String(member.memberId), label: member.name, detail: member.code },
      name: name ?? "",
      gist: gist ?? "",
      placed: placed === null ? "" : String(placed),
    })),
    motions: meeting.motions.map(({ subject, inFavour, against, abstained }) => ({
      subject,
      inFavour: String(inFavour),
      against: String(against),
      abstained: String(abstained),
    })),
    ratings: grades.map((grade) => String(meeting.ratings.find((one) => one.grade === grade)?.people ?? "")),
  }
}

/** What was written, as it is sent: lines and parts that are empty are left out. */
export function bodyOf(draft: MeetingDraft, needs: KindNeeds): MeetingBody {
  const count = (typed: string) => Math.round(numberIn(typed) ?? 0)
  const notes = Object.fromEntries(
    noteNames.map((name) => [name, needs.notes.includes(name) ? draft[name] : ""]),
  )
  return {
    ...(notes as Pick<MeetingBody, (typeof noteNames)[number]>),
    agenda: draft.agenda
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    parts: draft.parts
      .filter(({ part, person, name, gist }) =>
        part === "step" ? gist !== "" : person !== null || name !== "",
      )
      .map(({ part, person, name, gist, placed }) => ({
        part,
        memberId: person ? Number(person.value) : null,
        name: person ? "" : name,
        gist,
        placed: part === "entrant" && placed !== "" ? count(placed) : null,
      })),
    motions: draft.motions
      .filter(({ subject }) => subject.trim() !== "")
      .map(({ subject, inFavour, against, abstained }) => ({
        subject,
        inFavour: count(inFavour),
        against: count(against),
        abstained: count(abstained),
      })),
    ratings: needs.ratings
      ? grades.flatMap((grade, index) => {
          const typed = draft.ratings[index] ?? ""
          return typed === "" ? [] : [{ grade, people: count(typed) }]
        })
      : [],
  }
}
