import { ownRoute, type Route, route } from "../../http/route.ts"
import { makeDispute } from "./make-dispute.ts"
import { acceptDispute, answerDispute, withdrawDispute } from "./settle-dispute.ts"
import { showOwnDisputes } from "./show-disputes.ts"

/** Absences disputed by whom they are about, and settled by whoever keeps the list. */
export const disputeRoutes: readonly Route[] = [
  route("POST /disputes", {
    summary: "Dispute an absence of one's own",
    permission: "absence.dispute",
    run: (context, { body }, scope) => makeDispute(context, scope, body),
  }),
  ownRoute("GET /disputes/mine", {
    summary:
      "One's own disputes, which absences may be disputed until when, and what waits for one to settle",
    permission: "signed-in",
    run: (context) => showOwnDisputes(context),
  }),
  route("POST /disputes/{disputeId}/accept", {
    summary: "Agree with a dispute: the list is corrected",
    permission: "event.record",
    run: (context, { params, body }, scope) => acceptDispute(context, scope, params.disputeId, body),
  }),
  route("POST /disputes/{disputeId}/answer", {
    summary: "Leave the list as it is, and say why",
    permission: "event.record",
    run: (context, { params, body }, scope) => answerDispute(context, scope, params.disputeId, body.word),
  }),
  route("POST /disputes/{disputeId}/withdraw", {
    summary: "Take a dispute of one's own back",
    permission: "absence.dispute",
    run: (context, { params }, scope) => withdrawDispute(context, scope, params.disputeId),
  }),
]
