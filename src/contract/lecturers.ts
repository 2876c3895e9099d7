import { z } from "zod"
import { lecturerKinds } from "../domain/lecturers/lecturer-kinds.ts"
import { activityKind, personRef, unitParams, unitRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line, personName, yearText } from "./wire.ts"

export const lecturerProblems = {
  "lecturer-there": {
    status: 409,
    zh: "师资库里已经有这一位。",
    en: "This lecturer is in the register already.",
  },
  "merged-with-oneself": {
    status: 400,
    zh: "请选另一位来合并。",
    en: "Choose another one to merge with.",
  },
  "two-of-the-roster": {
    status: 409,
    zh: "这两位在名册里是两个人，不能合并。",
    en: "By the roster these are two people, so they cannot become one.",
  },
  "too-many-spellings": {
    status: 409,
    zh: ({ most }) => `合并后别的写法会超过 ${most} 个，请先删去不用的写法再合并。`,
    en: ({ most }) =>
      `Together they have more than ${most} other spellings: please take out some that are not used.`,
  },
} as const satisfies ProblemTable

/** Spellings of one lecturer, at most. */
export const mostSpellings = 20

export const lecturerKind = z.enum(lecturerKinds)

export const lecturerParams = unitParams.extend({ knownLecturerId: idText })
export const secretaryLecturesQuery = z.strictObject({ year: yearText.optional() })

const said = {
  name: personName,
  kind: lecturerKind,
  /** Where they work and as what. */
  work: line(200, 0),
  memberId: id.nullable(),
  spellings: z.array(personName).max(mostSpellings),
}
export const newLecturer = z.strictObject({
  ...z.object(said).partial().shape,
  name: said.name,
  kind: said.kind,
})
export const lecturerPatch = z.strictObject(said).partial()
export type LecturerSaid = z.output<typeof lecturerPatch>
export const lecturerMerge = z.strictObject({ intoId: id })

/** 师资: somebody who lectures, of the roster or from outside. */
export const lecturer = z.object({
  knownLecturerId: id,
  /** Who has entered them. */
  unit: unitRef,
  name: z.string(),
  kind: lecturerKind,
  work: z.string().nullable(),
  member: personRef.nullable(),
  /** Other spellings under which they stand at activities. */
  spellings: z.array(z.string()),
  version: z.int(),
  /** How often they taught, as far as the reader sees it, and when last. */
  taught: z.int(),
  lastOn: day.nullable(),
  can: z.array(z.enum(["study.keep"])),
})
export type Lecturer = z.infer<typeof lecturer>

/** The lecturers that a unit may choose, by name; and names that stand at activities and in no register. */
export const lecturersOfUnit = z.object({
  unit: unitRef,
  lecturers: z.array(lecturer),
  /** There are more than are listed. */
  more: z.boolean(),
  names: z.array(z.object({ name: z.string(), times: z.int(), lastOn: day })),
  moreNames: z.boolean(),
  can: z.array(z.enum(["study.keep"])),
})

/** A lecturer with what they taught, the latest first, for whoever works in a unit (`of`). */
export const lecturerTaught = z.object({
  of: unitRef,
  lecturer,
  activities: z.array(
    z.object({
      activityId: id,
      unitName: z.string(),
      on: day,
      kind: activityKind,
      topic: z.string(),
      hours: z.number(),
    }),
  ),
  /** Whether there are more of them. */
  more: z.boolean(),
})

/** Whether the secretaries of a unit and of those below it have given this year's lecture. */
export const secretaryLectures = z.object({
  unit: unitRef,
  year: z.int(),
  /** There are more than are listed. */
  more: z.boolean(),
  rows: z.array(
    z.object({
      unit: unitRef,
      obligation: z.string(),
      title: z.string(),
      secretary: personRef.nullable(),
      /** The last day that is still in time. */
      dueOn: day,
      status: z.enum(["met", "open", "short"]),
      actual: z.number(),
      target: z.number(),
      /** Lectures of theirs, given or planned. */
      activities: z.array(
        z.object({
          activityId: id,
          on: day,
          topic: z.string(),
          held: z.boolean(),
          /** What the rule asks for; not where it asks for a lecture for everybody, and this is for some of them. */
          counts: z.boolean(),
        }),
      ),
      can: z.array(z.enum(["event.record"])),
      /** Its reader stands above the unit, and may ask after it now. */
      asks: z.boolean(),
    }),
  ),
})
