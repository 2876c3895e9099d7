import { log } from "./log.ts"
import type { RunningServer } from "./start-server.ts"

/** ^C or a service manager's word ends the server; a second one ends it at once. */
export function stopWhenAsked(server: RunningServer): void {
  let asked = false
  const stop = () => {
    if (asked) process.exit(1)
    asked = true
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error("not-stopped", { error })
        process.exit(1)
      },
    )
  }
  process.on("SIGINT", stop)
  process.on("SIGTERM", stop)
}
