import { ownRoute, type Route, route } from "../../http/route.ts"
import { listPacks, readPack, standingOfClause } from "./read-policy.ts"

/** The documents, word for word, with what each sentence asks. */
export const policyRoutes: readonly Route[] = [
  ownRoute("GET /policy", {
    summary: "The documents, those in force and others",
    permission: "signed-in",
    run: (context) => listPacks(context),
  }),
  ownRoute("GET /policy/{pack}", {
    summary: "A document's text with every clause linked to what it asks, its parameters and their history",
    permission: "signed-in",
    run: (context, { params }) => readPack(context, params.pack),
  }),
  route("GET /policy/{pack}/clauses/{clause}/standing", {
    summary: "Who meets a clause today: counts by band within the reader's reach",
    permission: "board.read",
    run: (context, { params }, scope) => standingOfClause(context, scope, params),
  }),
]
