import type { Server } from "node:http"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

interface Collecting {
  readonly type: "major"
  /** With everything that is kept for speed alone. */
  readonly flavor: "last-resort"
}

/** Milliseconds without a request after which what lies about is let go. */
const usualQuiet = 15_000

/**
 * Gives what work has left behind back to the machine once nobody has asked for a while: V8 keeps it for the next work,
 * and beside an idle server others could use it. Nobody waits for the tenth of a second it takes.
 */
export function giveMemoryBack(server: Server, quiet = usualQuiet): void {
  setFlagsFromString("--expose-gc")
  const collect: (how: Collecting) => void = runInNewContext("gc")
  const timer = setTimeout(() => collect({ type: "major", flavor: "last-resort" }), quiet).unref()
  server.on("request", () => timer.refresh())
}
