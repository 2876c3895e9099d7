/** Something found by typing some of its name. */
export interface Found {
  readonly value: string
  readonly label: string
  /** What tells two of the same name apart: a unit, a post. */
  readonly detail?: string
}
