import { inspect } from "./inspect.ts"

/** Looks at a file that somebody sent: `inspect-file.ts PATH NAME ANEW`. Says what it found as JSON. */
const [path = "", name = "", anew = ""] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await inspect(path, name, anew)))
