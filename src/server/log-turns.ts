/** Takes lines, each of which ends with a line break. */
interface Lines {
  write(lines: string): void
}

/**
 * Lines that come in one turn of the program are written together when it ends: each write makes it wait. What must not
 * wait is followed by a flush; at the program's end nothing is left.
 */
export function inTurns(to: Lines): Lines & { flush(): void } {
  let waiting = ""
  const flush = () => {
    const lines = waiting
    waiting = ""
    if (lines !== "") to.write(lines)
  }
  process.once("exit", flush)
  return {
    write: (line) => {
      if (waiting === "") setImmediate(flush)
      waiting += line
    },
    flush,
  }
}
