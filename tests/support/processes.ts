import { readdirSync, readFileSync } from "node:fs"

/** The processes that a process has started, as Linux tells it. */
export function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
        .trim()
        .split(" ")
        .filter(Boolean)
        .map(Number),
    )
  } catch {
    return []
  }
}

/** Sends a signal to processes; those that were quicker are gone. */
export function signal(pids: readonly number[], name: "SIGKILL" | "SIGSTOP"): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // It was quicker.
    }
  }
}
