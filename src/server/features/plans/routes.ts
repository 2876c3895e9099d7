import { ownRoute, type Route, route } from "../../http/route.ts"
import { editPlan } from "./edit-plan.ts"
import { filePlans, returnPlan, unfilePlan } from "./file-plans.ts"
import { listLines, showLine } from "./lines-for-sitting.ts"
import { listPlansBelow, showPlansWaiting } from "./list-below.ts"
import { makePlan } from "./make-plan.ts"
import { discardPlan, submitPlan, withdrawPlan } from "./send-plan.ts"
import { showPlan } from "./show-plan.ts"
import { listVersions, showVersion } from "./show-versions.ts"

/** The unit and year that something was read of. */
const ofPlan = ({ params }: { params: { unitId: number; year: number } }) => ({
  unitId: params.unitId,
  details: { year: params.year },
})

const reads: readonly Route[] = [
  route("GET /units/{unitId}/plans/{year}", {
    summary: "The plan of a unit's year with how far each line is; of a unit above what it has published",
    permission: "plan.read",
    audited: { action: "plan-looked-at", about: ofPlan },
    run: (context, { params }, scope) => showPlan(context, scope, params.unitId, params.year),
  }),
  route("GET /units/{unitId}/plans/{year}/versions", {
    summary: "The versions of a filed plan, the newest first, without what they say",
    permission: "plan.read",
    audited: { action: "plan-looked-at", about: ofPlan },
    run: (context, { params, query }, scope) =>
      listVersions(context, scope, params.unitId, params.year, query),
  }),
  route("GET /units/{unitId}/plans/{year}/versions/{number}", {
    summary: "A version of a filed plan, whole, with what it changed of the one before",
    permission: "plan.read",
    audited: { action: "plan-looked-at", about: ofPlan },
    run: (context, { params }, scope) => showVersion(context, scope, params),
  }),
  route("GET /units/{unitId}/plans/{year}/below", {
    summary: "The plans of the units below one: who has filed, who is late, who has not begun; by code",
    permission: "board.read",
    audited: { action: "plans-looked-at", about: ofPlan },
    run: (context, { params, query }, scope) =>
      listPlansBelow(context, scope, params.unitId, params.year, query),
  }),
  ownRoute("GET /plans/waiting", {
    summary: "Plans that wait to be filed by one's own offices, and amendments these have not noted",
    permission: "signed-in",
    run: (context) => showPlansWaiting(context),
  }),
  route("GET /units/{unitId}/plans/{year}/lines", {
    summary: "The lines of a year that a sitting of the unit may fulfil",
    permission: "event.record",
    audited: { action: "plan-looked-at", about: ofPlan },
    run: (context, { params }, scope) => listLines(context, scope, params.unitId, params.year),
  }),
  route("GET /plan-lines/{planLineId}", {
    summary: "A line of a plan, for the sitting that fulfils it",
    permission: "plan.read",
    audited: {
      action: "plan-looked-at",
      about: (_, { unitId, year }) => ({ unitId, details: { year } }),
    },
    run: (context, { params }, scope) => showLine(context, scope, params.planLineId),
  }),
]

const writes: readonly Route[] = [
  route("POST /units/{unitId}/plans/{year}", {
    summary: "Begin the plan of a unit's year: from a template, from last year's, from nothing",
    permission: "plan.write",
    run: (context, { params, body }, scope) =>
      makePlan(context, scope, params.unitId, params.year, body.from),
  }),
  route("PUT /units/{unitId}/plans/{year}", {
    summary: "Save a plan; of a filed one this is an amendment, with its reason",
    permission: "plan.write",
    run: (context, { params, body, version }, scope) =>
      editPlan(context, scope, params.unitId, params.year, version, body),
  }),
  route("DELETE /units/{unitId}/plans/{year}", {
    summary: "Let a draft go",
    permission: "plan.write",
    run: async (context, { params }, scope) => {
      await discardPlan(context, scope, params.unitId, params.year)
      return null
    },
  }),
  route("POST /units/{unitId}/plans/{year}/submit", {
    summary: "Send a plan up to be filed; the district's is published",
    permission: "plan.write",
    run: (context, { params }, scope) => submitPlan(context, scope, params.unitId, params.year),
  }),
  route("POST /units/{unitId}/plans/{year}/withdraw", {
    summary: "Take a plan back that is not filed yet",
    permission: "plan.write",
    run: (context, { params }, scope) => withdrawPlan(context, scope, params.unitId, params.year),
  }),
  route("POST /units/{unitId}/plans/{year}/return", {
    summary: "Give a plan back with a word",
    permission: "plan.file",
    run: (context, { params, body }, scope) =>
      returnPlan(context, scope, params.unitId, params.year, body.word),
  }),
  route("POST /units/{unitId}/plans/{year}/unfile", {
    summary: "Take a filing back that was a mistake, with the reason; its number is not given again",
    permission: "plan.file",
    run: (context, { params, body }, scope) =>
      unfilePlan(context, scope, params.unitId, params.year, body.why),
  }),
  route("POST /plans/file", {
    summary:
      "File plans that were sent up to one's own office, and note amendments; up to 500 at a time; those of committees below only when said so",
    permission: "plan.file",
    run: (context, { body }, scope) => filePlans(context, scope, body),
  }),
]

export const planRoutes: readonly Route[] = [...reads, ...writes]
