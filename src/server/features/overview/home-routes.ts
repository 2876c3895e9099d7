import { ownRoute, type Route, route } from "../../http/route.ts"
import { showDesks } from "./desks.ts"
import { showMemberHome, showUnitHome } from "./show-home.ts"

/** Homes: what each role starts with. */
export const homeRoutes: readonly Route[] = [
  ownRoute("GET /home", {
    summary: "What the first page of whoever is signed in shows",
    permission: "signed-in",
    run: (context) => showDesks(context),
  }),
  ownRoute("GET /home/member", {
    summary: "One's own hours, what still closes the gap, and the next study",
    permission: "signed-in",
    run: (context) => showMemberHome(context),
  }),
  route("GET /home/branch/{unitId}", {
    summary: "What a branch, a group or a central study group still owes, and its year",
    permission: "standing.read",
    audited: { action: "home-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params }, scope) => showUnitHome(context, scope, params.unitId),
  }),
]
