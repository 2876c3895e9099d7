import pg from "pg"

/**
 * How values of PostgreSQL become values here, for every connection of the program.
 *
 * A day stays `YYYY-MM-DD` and an instant what PostgreSQL prints: a JavaScript `Date` would move days across
 * time zones. A bigint (every `count(*)` is one) becomes a number, or an error where a number cannot hold
 * it. `numeric` stays text, as `pg` has it: hours are counted in whole hundredths and need none.
 */
export function readTypes(): void {
  const { builtins } = pg.types
  const asText = [builtins.DATE, builtins.TIMESTAMP, builtins.TIMESTAMPTZ]
  for (const type of asText) pg.types.setTypeParser(type, (text) => text)
  pg.types.setTypeParser(builtins.INT8, wholeNumber)

  const texts: (text: string) => (string | null)[] = pg.types.getTypeParser(arrayOf.text)
  for (const type of [arrayOf.date, arrayOf.timestamp, arrayOf.timestamptz]) {
    pg.types.setTypeParser(type, texts)
  }
  pg.types.setTypeParser(arrayOf.int8, (text) =>
    texts(text).map((entry) => (entry === null ? null : wholeNumber(entry))),
  )
}

/** The numbers of array types, which `pg` does not name. */
const arrayOf: Readonly<Record<"text" | "int8" | "timestamp" | "date" | "timestamptz", number>> = {
  text: 1009,
  int8: 1016,
  timestamp: 1115,
  date: 1182,
  timestamptz: 1185,
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large for a number`)
  return number
}
