import { ownRoute, type Route, route } from "../../http/route.ts"
import { askLeave, enterLeave } from "./ask-leave.ts"
import { decideLeave } from "./decide-leave.ts"
import { returnFromLeave, takeReturnBack, withdrawLeave } from "./end-leave.ts"
import { nameApprover, showApprover } from "./name-approver.ts"
import { showLeave, showLeaveByUnit, showOwnLeave, showUnitLeave, showWaiting } from "./show-leave.ts"

/** Leave asked for, decided, ended, and listed. */
export const leaveRoutes: readonly Route[] = [
  route("POST /leave", {
    summary: "Ask for leave for oneself",
    permission: "leave.enter",
    run: (context, { body }, scope) => askLeave(context, scope, body),
  }),
  route("POST /leave/entered", {
    summary: "Enter leave for somebody who phoned",
    permission: "leave.enter",
    run: (context, { body }, scope) => enterLeave(context, scope, body),
  }),
  ownRoute("GET /leave/mine", {
    summary: "One's own leave, newest first, and who decides about the next one",
    permission: "signed-in",
    run: (context) => showOwnLeave(context),
  }),
  ownRoute("GET /leave/waiting", {
    summary: "Leave that waits for one's own decision",
    permission: "signed-in",
    run: (context) => showWaiting(context),
  }),
  route("GET /leave/{leaveId}", {
    summary: "One leave",
    permission: "leave.read",
    audited: {
      action: "leave-read",
      about: (_, { member, unit, leaveId }) => ({
        unitId: unit?.unitId ?? null,
        memberId: member.memberId,
        details: { leaveId },
      }),
    },
    run: (context, { params }, scope) => showLeave(context, scope, params.leaveId),
  }),
  route("POST /leave/{leaveId}/decide", {
    summary: "Approve or refuse a leave, or take an approval back",
    permission: "leave.decide",
    run: (context, { params, body }, scope) => decideLeave(context, scope, params.leaveId, body),
  }),
  route("POST /leave/{leaveId}/withdraw", {
    summary: "Withdraw a leave before it begins",
    permission: "leave.enter",
    run: (context, { params }, scope) => withdrawLeave(context, scope, params.leaveId),
  }),
  route("POST /leave/{leaveId}/return", {
    summary: "Report back from leave",
    permission: "leave.enter",
    run: (context, { params, body }, scope) => returnFromLeave(context, scope, params.leaveId, body.on),
  }),
  route("POST /leave/{leaveId}/take-return-back", {
    summary: "Take back that somebody reported back from leave",
    permission: "leave.enter",
    run: (context, { params }, scope) => takeReturnBack(context, scope, params.leaveId),
  }),
  route("GET /units/{unitId}/leave", {
    summary: "Leave of the people of a unit",
    permission: "leave.read",
    audited: { action: "leave-listed", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) =>
      showUnitLeave(context, scope, params.unitId, query.which ?? "current"),
  }),
  route("GET /units/{unitId}/leave/units", {
    summary: "How much leave of the people of a unit stands how, by what stands directly below it",
    permission: "leave.read",
    audited: { action: "leave-listed", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) => showLeaveByUnit(context, scope, params.unitId, query),
  }),
  route("GET /units/{unitId}/leave-approver", {
    summary: "Which post decides about leave in a unit",
    permission: "unit.read",
    run: (context, { params }, scope) => showApprover(context, scope, params.unitId),
  }),
  route("PUT /units/{unitId}/leave-approver", {
    summary: "Name the post that decides about leave in a unit",
    permission: "unit.edit",
    run: (context, { params, body }, scope) => nameApprover(context, scope, params.unitId, body),
  }),
]
