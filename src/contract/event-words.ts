import { z } from "zod"
import { activityKinds, activityStates, attendanceStatuses, meetingModes } from "../domain/shared/words.ts"
import { id, idText } from "./wire.ts"

export const activityKind = z.enum(Object.values(activityKinds))
export const activityState = z.enum(Object.values(activityStates))
export const meetingMode = z.enum(Object.values(meetingModes))
export const attendanceStatus = z.enum(Object.values(attendanceStatuses))

export const personRef = z.object({ memberId: id, code: z.string(), name: z.string() })
export const unitRef = z.object({ unitId: id, code: z.string(), name: z.string() })
export const unitParams = z.strictObject({ unitId: idText })
export const eventParams = z.strictObject({ activityId: idText })
