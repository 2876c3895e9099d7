import { type Route, route } from "../../http/route.ts"
import { openFigure } from "./open-figure.ts"

/** Any figure, opened. */
export const explanationRoutes: readonly Route[] = [
  route("GET /explanations", {
    summary: "A figure with its clause, its records, its arithmetic and what would close the gap",
    permission: "standing.read",
    audited: {
      action: "explanation-seen",
      about: ({ query }) => {
        const { subjectType, subjectId, obligation, period } = query
        const about = subjectType === "org" ? { unitId: subjectId } : { memberId: subjectId }
        return { ...about, details: { obligation, period } }
      },
    },
    run: (context, { query }, scope) => openFigure(context, scope, query),
  }),
]
