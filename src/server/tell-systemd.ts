import { spawn } from "node:child_process"
import { log } from "./log.ts"

/**
 * Tells systemd, where it is what started the program (a unit of `Type=notify`), how the program stands. Through
 * systemd's own command, since Node has no datagrams over Unix sockets: the unit needs `NotifyAccess=all`.
 */
export async function tellSystemd(state: "READY=1" | "STOPPING=1"): Promise<void> {
  if (!process.env.NOTIFY_SOCKET) return
  await new Promise<void>((resolve) => {
    const told = spawn("systemd-notify", [state], { stdio: "ignore" })
    told.once("error", (error) => {
      log.error("not-told", { state, error })
      resolve()
    })
    told.once("exit", () => resolve())
  })
}
