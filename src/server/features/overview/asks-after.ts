import { askedNow } from "../../../domain/overview/rules-now.ts"
import type { RequestContext } from "../../request-context.ts"
import { clausesOf } from "./clauses.ts"
import { mayIn } from "./may-in.ts"

/** What units may be asked after today, as `OBLIGATION period`. */
export function askedPeriods({ app, today }: Pick<RequestContext, "app" | "today">): Set<string> {
  return new Set(
    askedNow((of) => clausesOf(app.packs, of), today).flatMap(({ obligations, period }) =>
      obligations.map((id) => `${id} ${period.name}`),
    ),
  )
}

/**
 * Whether the reader may ask a unit after an obligation in a period: they stand above it, and it is asked now. Whoever
 * works in the unit itself does what it owes.
 */
export function asksAfter(
  context: RequestContext,
  path: string,
): (obligation: string, period: string) => boolean {
  if (!mayIn(context, "reminder.send", path) || mayIn(context, "event.record", path)) return () => false
  const asked = askedPeriods(context)
  return (obligation, period) => asked.has(`${obligation} ${period}`)
}
