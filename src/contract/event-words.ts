import { z } from "zod"
import {
  activityKinds,
  activityStates,
  attendanceDetails,
  attendanceStatuses,
  contentCategories,
  meetingModes,
  studyPaths,
} from "../domain/shared/words.ts"
import { day, id, idText } from "./wire.ts"

export const activityKind = z.enum(Object.values(activityKinds))
export const activityState = z.enum(Object.values(activityStates))
export const meetingMode = z.enum(Object.values(meetingModes))
export const studyPath = z.enum(Object.values(studyPaths))
export const contentCategory = z.enum(Object.values(contentCategories))
export const attendanceStatus = z.enum(Object.values(attendanceStatuses))
/** Which leave, or that somebody left in between and came back. */
export const attendanceDetail = z.enum(Object.values(attendanceDetails))

export const personRef = z.object({ memberId: id, code: z.string(), name: z.string() })
export const unitRef = z.object({ unitId: id, code: z.string(), name: z.string() })
/** The same with the day from which there is a year of it to look at. */
export const unitOfYears = unitRef.extend({ foundedOn: day.nullable() })
export const unitParams = z.strictObject({ unitId: idText })
export const eventParams = z.strictObject({ activityId: idText })

/** How often somebody was there, was there or on leave, and made it up: three figures, and no rate of them. */
export const attendedFigures = z.object({
  attended: z.int(),
  attendedOrExcused: z.int(),
  madeUp: z.int(),
})
export type AttendedFigures = z.infer<typeof attendedFigures>
