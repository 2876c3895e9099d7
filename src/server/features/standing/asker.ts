import type { AppContext, RequestContext } from "../../request-context.ts"

/** Whoever keeps the standing: the database, and the packs it is judged by. */
export type StandingContext = Pick<AppContext, "database" | "packs">

/** Whoever asks for figures, as known today; any {@link RequestContext} is one. */
export interface Asker {
  readonly app: StandingContext
  readonly client: RequestContext["client"]
  readonly today: RequestContext["today"]
}
