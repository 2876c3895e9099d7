import { type PartName, partNames } from "../../../domain/meetings/kinds.ts"
import type { MeetingDraft } from "./meeting-draft.ts"

/** What somebody may have written of a meeting, each thing on its own: a part of people is one thing. */
export type Thing = Exclude<keyof MeetingDraft, "parts"> | PartName

const things: readonly Thing[] = [
  "agenda",
  ...partNames,
  "motions",
  "ratings",
  "conclusion",
  "station",
  "question",
  "report",
]

export const isPart = (thing: Thing): thing is PartName => partNames.some((part) => part === thing)

const writtenOf = (draft: MeetingDraft, thing: Thing): unknown =>
  isPart(thing) ? draft.parts.filter(({ part }) => part === thing) : draft[thing]

/** Whether two drafts say the same of a thing. Of people it matters who they are, and not how they are shown. */
function isSame(one: MeetingDraft, other: MeetingDraft, thing: Thing): boolean {
  const shape = (draft: MeetingDraft) =>
    JSON.stringify(writtenOf(draft, thing), (key, value) =>
      key === "label" || key === "detail" ? undefined : value,
    )
  return shape(one) === shape(other)
}

/** What the writer has changed since they opened the meeting. */
const changedBy = (opened: MeetingDraft, mine: MeetingDraft) =>
  things.filter((thing) => !isSame(opened, mine, thing))

/** What both have changed, and not to the same. */
export function clashes(opened: MeetingDraft, mine: MeetingDraft, theirs: MeetingDraft): Thing[] {
  return changedBy(opened, mine).filter(
    (thing) => !isSame(opened, theirs, thing) && !isSame(mine, theirs, thing),
  )
}

/** The version of the others with what the writer has changed in it. */
export function merged(opened: MeetingDraft, mine: MeetingDraft, theirs: MeetingDraft): MeetingDraft {
  const own = changedBy(opened, mine)
  const parts = partNames.flatMap((part) =>
    (own.includes(part) ? mine : theirs).parts.filter((one) => one.part === part),
  )
  const fields = Object.fromEntries(
    own.filter((thing) => !isPart(thing)).map((thing) => [thing, writtenOf(mine, thing)]),
  )
  return { ...theirs, ...fields, parts }
}
