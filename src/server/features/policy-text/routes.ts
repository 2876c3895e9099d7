import type { Pack } from "../../../domain/policy/clause.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import { problem } from "../../http/problem.ts"
import { ownRoute, type Route, route } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { whoMeets } from "../standing/index.ts"
import { namesByPath } from "./queries.ts"
import { packHead, packPageOf } from "./show-pack.ts"

/** The documents, word for word, with what each sentence asks. */
export const policyRoutes: readonly Route[] = [
  ownRoute("GET /policy", {
    summary: "The documents, those in force and others",
    permission: "signed-in",
    run: async ({ app, today }) => ({
      items: app.packs.map((pack) => packHead(app.packs, pack, today)),
    }),
  }),
  ownRoute("GET /policy/{pack}", {
    summary: "A document's text with every clause linked to what it asks, its parameters and their history",
    permission: "signed-in",
    run: async (context, { params }) =>
      packPageOf(context.app.packs, packOf(context, params.pack), context.today, context.app.env.dataDir),
  }),
  route("GET /policy/{pack}/clauses/{clause}/standing", {
    summary: "Who meets a clause today: counts by band within the reader's reach",
    permission: "board.read",
    run: async (context, { params }, scope) => {
      if (scope.subtrees.length === 0) throw problem("forbidden")
      const clause = packOf(context, params.pack).clauses.find(({ id }) => id === params.clause)
      if (!clause) throw problem("not-found")
      const year = yearOf(context.today)
      const names = await namesByPath(context.client, scope.subtrees)
      const reach = []
      for (const path of scope.subtrees) {
        const unit = names.get(path)
        if (unit) reach.push({ ...unit, band: await whoMeets(context, year, clause.id, path) })
      }
      return { year, who: clause.subject.who, reach }
    },
  }),
]

function packOf({ app }: RequestContext, id: string): Pack {
  const pack = app.packs.find((one) => one.id === id)
  if (!pack) throw problem("not-found")
  return pack
}
