import type { House, Moment } from "../../moment.ts"

/** Whoever keeps the standing: the database, and the packs it is judged by. */
export type Keeper = Pick<House, "database" | "packs">

/** Whoever asks for figures, as known today; any {@link Moment} is one. */
export interface Asker {
  readonly house: Keeper
  readonly client: Moment["client"]
  readonly today: Moment["today"]
}
