/** What a motion got. */
export interface Motion {
  readonly inFavour: number
  readonly against: number
  readonly abstained: number
}

/** The most votes that any of some motions got; more than may vote and are there cannot be. */
export function mostVotes(motions: readonly Motion[]): number {
  return Math.max(0, ...motions.map(({ inFavour, against, abstained }) => inFavour + against + abstained))
}
