import { unitParams } from "../event-words.ts"
import {
  approverSet,
  enteredLeave,
  leave,
  leaveByUnit,
  leaveDecision,
  leaveList,
  leaveParams,
  leaveReturn,
  leaveUnitsQuery,
  newLeave,
  ownLeave,
  unitApprover,
  unitLeaveQuery,
} from "../leave.ts"
import { emptyBody } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const leaveEndpoints = {
  "POST /leave": { body: newLeave, answer: leave },
  "POST /leave/entered": { body: enteredLeave, answer: leave },
  "GET /leave/mine": { answer: ownLeave },
  "GET /leave/waiting": { answer: leaveList },
  "GET /leave/{leaveId}": { params: leaveParams, answer: leave },
  "POST /leave/{leaveId}/decide": { params: leaveParams, body: leaveDecision, answer: leave },
  "POST /leave/{leaveId}/withdraw": { params: leaveParams, body: emptyBody, answer: leave },
  "POST /leave/{leaveId}/return": { params: leaveParams, body: leaveReturn, answer: leave },
  "POST /leave/{leaveId}/take-return-back": { params: leaveParams, body: emptyBody, answer: leave },
  "GET /units/{unitId}/leave": { params: unitParams, query: unitLeaveQuery, answer: leaveList },
  "GET /units/{unitId}/leave/units": { params: unitParams, query: leaveUnitsQuery, answer: leaveByUnit },
  "GET /units/{unitId}/leave-approver": { params: unitParams, answer: unitApprover },
  "PUT /units/{unitId}/leave-approver": { params: unitParams, body: approverSet, answer: unitApprover },
} as const satisfies Endpoints
