/** Written out in numbers: control characters beyond those JSON escapes, and marks that turn or break a line. */
const unseen = /[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** Numbers of telephones, identity cards and accounts, and addresses of mail. Our own ids and times are shorter. */
const personal = /(?<![\w.-])\d{11,18}[Xx]?(?![\w.-])|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g

/**
 * A line of the log as it may be written: what came with a request cannot begin a line of its own, colour a terminal or
 * hide itself, and what looks like somebody's number or address is gone. The line is JSON before and after.
 */
export function scrubbed(line: string): string {
  return line.replaceAll(personal, "…").replaceAll(unseen, escaped)
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
}
