/** Something a unit owes now, as its page calls it. */
export interface OwedThing {
  readonly obligation: string
  readonly name: string
  /** Which period, where two of it may be asked after at a time. */
  readonly period?: string
}
