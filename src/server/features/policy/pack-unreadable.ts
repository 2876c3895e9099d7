/** A pack that cannot be used: the message lists every fault, one a line, with file and line. */
export class PackUnreadable extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join("\n"))
    this.name = "PackUnreadable"
    this.faults = faults
  }
}
