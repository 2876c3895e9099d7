import { z } from "zod"
import { lengths } from "../domain/shared/plain-text.ts"
import { venueKinds } from "../domain/venues/venue-kinds.ts"
import { activityKind, personRef, unitParams, unitRef } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line, paragraphs } from "./wire.ts"

export const venueProblems = {
  "venue-there": {
    status: 409,
    zh: "已经有一个同名的阵地，请换个名称。",
    en: "There is a place of that name already. Please give it another one.",
  },
} as const satisfies ProblemTable

export const venueKind = z.enum(venueKinds)

export const venueParams = unitParams.extend({ venueId: idText })
export const venueMonthQuery = z.strictObject({
  month: z
    .string()
    .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)
    .optional(),
})

const said = {
  name: line(lengths.place),
  kind: venueKind,
  street: line(lengths.place, 0),
  seats: z.int().min(1).max(100_000).nullable(),
  keeperId: id.nullable(),
  equipment: paragraphs(1000, 0),
  shared: z.boolean(),
}

export const newVenue = z.strictObject({
  ...z.object(said).partial().shape,
  name: said.name,
  kind: said.kind,
})
export const venuePatch = z
  .strictObject({
    ...said,
    /** The first day on which it can no longer be chosen. */
    closedOn: day.nullable(),
  })
  .partial()
export type VenueSaid = z.output<typeof venuePatch>

/** 阵地: a place where units learn. */
export const venue = z.object({
  venueId: id,
  /** Whose it is. */
  unit: unitRef,
  name: z.string(),
  kind: venueKind,
  street: z.string().nullable(),
  seats: z.int().nullable(),
  keeper: personRef.nullable(),
  equipment: z.string().nullable(),
  shared: z.boolean(),
  closedOn: day.nullable(),
  version: z.int(),
  can: z.array(z.enum(["study.keep"])),
})
export type Venue = z.infer<typeof venue>

/** A place that was entered: for how much of what is planned under its name it is booked, and how much of that meets. */
export const venueEntered = venue.pick({ venueId: true }).extend({ booked: z.int(), clashes: z.int() })

/** The places that a unit may use, its own first; and what else it wrote as a place of late. */
export const venuesOfUnit = z.object({
  unit: unitRef,
  venues: z.array(venue),
  /** There are more than are listed. */
  more: z.boolean(),
  places: z.array(z.string()),
  can: z.array(z.enum(["study.keep"])),
})

/** A time for which a place is booked; what for where the reader may see it. */
export const booking = z.object({
  unitName: z.string(),
  /** `YYYY-MM-DD HH:mm`. */
  from: z.string(),
  until: z.string(),
  /** Another booking meets it. */
  clashes: z.boolean(),
  activity: z.object({ activityId: id, kind: activityKind, topic: z.string() }).nullable(),
})
export type Booking = z.infer<typeof booking>

/** A place with the bookings of a month, for whoever works in a unit (`of`). */
export const venueMonth = z.object({ of: unitRef, venue, month: z.string(), bookings: z.array(booking) })

/** The places somebody keeps, with their bookings of the next thirty days. */
export const keptVenues = z.object({
  venues: z.array(z.object({ venueId: id, unitId: id, name: z.string(), bookings: z.array(booking) })),
})
