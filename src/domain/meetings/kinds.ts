import { type ActivityKind, activityKinds } from "../shared/words.ts"

/** What a meeting of a kind needs beside what every activity has: the one table on it. */

/** Parts that people have in a meeting; a step of a project is one that nobody is named for. */
export const partNames = [
  "without-vote",
  "secretary",
  "lead-reader",
  "key-speaker",
  "entrant",
  "speaker",
  "researcher",
  "step",
] as const
export type PartName = (typeof partNames)[number]

/** What is written of a meeting beside content, minutes and effect. */
export const noteNames = ["conclusion", "station", "question", "report"] as const
export type NoteName = (typeof noteNames)[number]

/** Grades of 民主评议; only how many got which is kept. */
export const grades = ["excellent", "qualified", "basic", "unqualified"] as const
export type Grade = (typeof grades)[number]

/** The five forms of a central group's study, as the source names them. */
export const centralGroupForms = ["专题讲座", "主题发言", "交流研讨", "外出调研", "学习考察"] as const

/** Half a day, in hundredths of an hour: 每次半天时间. */
const halfDay = 400

/** Whether something of a kind that takes half a day or a whole one has fewer hours: asked about, and never refused. */
export function isShorterThanHalfDay(kind: ActivityKind, hundredthHours: number): boolean {
  return kindNeeds[kind].halfDays === true && hundredthHours < halfDay
}

/** What of its length is asked about, for kinds that take half a day or a whole one: less than that, or more. */
export function doubtsAboutLength(
  kind: ActivityKind,
  hundredthHours: number,
): { readonly shortDay: boolean; readonly longDay: boolean } {
  const longDay = kindNeeds[kind].halfDays === true && hundredthHours > 2 * halfDay
  return { shortDay: isShorterThanHalfDay(kind, hundredthHours), longDay }
}

export interface KindNeeds {
  readonly parts: readonly PartName[]
  readonly notes: readonly NoteName[]
  /** Somebody gives it. */
  readonly lecturer?: true
  /** People vote: full members of the day's roll, more than half of whom have to be there. */
  readonly votes?: true
  readonly ratings?: true
  /** It is held to decide something. */
  readonly decides?: true
  /** Half a day or a whole one is usual. */
  readonly halfDays?: true
  /** It gives no hours of study. */
  readonly noHours?: true
  readonly forms?: readonly string[]
  /** What a complete record has of the above; the rest is there for whom it helps. */
  readonly complete: readonly (PartName | NoteName | "lecturer" | "votes" | "ratings" | "form")[]
}

const meeting: KindNeeds = {
  parts: ["without-vote", "key-speaker"],
  notes: ["conclusion"],
  decides: true,
  complete: [],
}
const lecture: KindNeeds = { parts: [], notes: [], lecturer: true, complete: ["lecturer"] }

export const kindNeeds: Readonly<Record<ActivityKind, KindNeeds>> = {
  "central-group-study": {
    parts: ["secretary", "without-vote", "lead-reader", "key-speaker"],
    notes: ["conclusion"],
    halfDays: true,
    forms: centralGroupForms,
    complete: ["form", "secretary", "key-speaker", "conclusion"],
  },
  "committee-meeting": meeting,
  "group-meeting": meeting,
  assembly: { ...meeting, votes: true, complete: ["votes"] },
  "party-lecture": lecture,
  "collective-study": { parts: ["lead-reader", "key-speaker"], notes: [], complete: [] },
  lecture: lecture,
  "guidance-talk": lecture,
  "situation-report": lecture,
  "topical-training": lecture,
  "job-training": { parts: [], notes: [], lecturer: true, complete: [] },
  "distance-education": { parts: [], notes: ["station"], complete: ["station"] },
  "organisational-life": {
    parts: ["without-vote", "key-speaker"],
    notes: ["conclusion"],
    complete: ["key-speaker", "conclusion"],
  },
  "democratic-review": {
    parts: ["without-vote"],
    notes: ["conclusion"],
    ratings: true,
    complete: ["ratings"],
  },
  "themed-day": { parts: ["key-speaker"], notes: [], complete: [] },
  "speech-contest": { parts: ["entrant"], notes: ["conclusion"], complete: ["entrant"] },
  "rotating-lecture": lecture,
  "leaders-forum": lecture,
  "online-exchange": { parts: ["key-speaker"], notes: [], complete: [] },
  "on-site-exchange": { parts: ["key-speaker"], notes: [], complete: [] },
  "field-research": {
    parts: ["researcher", "step"],
    notes: ["question", "report"],
    complete: ["question", "researcher", "report"],
  },
  "results-report": { parts: ["speaker"], notes: [], complete: ["speaker"] },
  "culture-and-sport": { parts: [], notes: [], noHours: true, complete: [] },
  "theory-test": { parts: [], notes: [], complete: [] },
}

/** Kinds that give no hours of study, whatever a workbook says of one. */
export const kindsWithoutHours = Object.values(activityKinds).filter((kind) => kindNeeds[kind].noHours)
