import { ownRoute, type Route, route } from "../../http/route.ts"
import { askMakeUp } from "./ask-make-up.ts"
import { confirmMakeUp, takeMakeUpBack } from "./confirm-make-up.ts"
import { showMakeUp, showOwnMakeUps, showUnitMakeUps } from "./show-make-ups.ts"

/** Make-ups asked for, confirmed and taken back; they are arranged at the activity that was missed. */
export const makeUpRoutes: readonly Route[] = [
  route("POST /make-ups", {
    summary: "Ask for a make-up of what one missed",
    permission: "make-up.take",
    run: (context, { body }, scope) => askMakeUp(context, scope, body.activityId),
  }),
  ownRoute("GET /make-ups/mine", {
    summary: "What one still makes up, or helps with",
    permission: "signed-in",
    run: (context) => showOwnMakeUps(context),
  }),
  route("GET /make-ups/{makeUpId}", {
    summary: "One make-up",
    permission: "event.read",
    audited: {
      action: "make-up-read",
      about: (_, { member, unit, makeUpId }) => ({
        unitId: unit.unitId,
        memberId: member.memberId,
        details: { makeUpId },
      }),
    },
    run: (context, { params }, scope) => showMakeUp(context, scope, params.makeUpId),
  }),
  route("POST /make-ups/{makeUpId}/confirm", {
    summary: "Confirm a make-up, as the one who made it up, or as the helper; the helper also for both",
    permission: "make-up.take",
    run: (context, { params, body }, scope) => confirmMakeUp(context, scope, params.makeUpId, body),
  }),
  route("POST /make-ups/{makeUpId}/take-back", {
    summary: "Take a make-up back",
    permission: "event.record",
    run: (context, { params }, scope) => takeMakeUpBack(context, scope, params.makeUpId),
  }),
  route("GET /units/{unitId}/make-ups", {
    summary: "Make-ups that are asked for or arranged in a unit",
    permission: "event.record",
    audited: { action: "make-ups-listed", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params }, scope) => showUnitMakeUps(context, scope, params.unitId),
  }),
]
