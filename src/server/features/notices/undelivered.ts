interface What {
  /** Whether it is worth another try; `perhaps-sent`: the connection broke when everything had been said. */
  readonly again: "later" | "never" | "perhaps-sent"
  /** Whether others by the same way would meet the same trouble just now. */
  readonly others: "go-on" | "wait"
}

/** Something did not go out. Its message is a code such as `ECONNREFUSED`, and holds nothing about anybody. */
export class Undelivered extends Error {
  readonly what: What

  constructor(trouble: string, what: What) {
    super(trouble)
    this.name = "Undelivered"
    this.what = what
  }
}
