import type { Scope } from "../../../domain/access/scope.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { countClauses } from "../overview/index.ts"
import { namesByPath } from "./queries.ts"
import { packHead, packPageOf } from "./show-pack.ts"

/** The documents, those in force and others. */
export async function listPacks({ app, today }: RequestContext) {
  return { items: app.packs.map((pack) => packHead(app.packs, pack, today)) }
}

/** A document's text with what each sentence asks. */
export async function readPack(context: RequestContext, pack: string) {
  const { app, today } = context
  return packPageOf(app.packs, packOf(context, pack), today, app.env.dataDir)
}

const none = { met: 0, open: 0, "at-risk": 0, short: 0 }

/** Who meets a clause today, by band, below each unit that the reader looks after. */
export async function standingOfClause(
  context: RequestContext,
  scope: Scope<"board.read">,
  params: { readonly pack: string; readonly clause: string },
) {
  if (scope.subtrees.length === 0) throw problem("forbidden")
  const clause = packOf(context, params.pack).clauses.find(({ id }) => id === params.clause)
  if (!clause) throw problem("not-found")
  const year = yearOf(context.today)
  const names = await namesByPath(context.client, scope.subtrees)
  const reach = []
  for (const path of scope.subtrees) {
    const unit = names.get(path)
    if (!unit) continue
    const counted = await countClauses(context, { unitId: unit.unitId, year }, [clause])
    reach.push({ ...unit, band: counted.get(clause.id) ?? none })
  }
  return { year, who: clause.subject.who, reach }
}

function packOf({ app }: RequestContext, id: string): Pack {
  const pack = app.packs.find((one) => one.id === id)
  if (!pack) throw problem("not-found")
  return pack
}
