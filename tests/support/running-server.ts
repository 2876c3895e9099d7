import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { scriptOf } from "./npm-scripts.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
/** What `npm start` runs, with the day as well. */
const program = [...scriptOf("start").options, join(root, "tests/support/serve.ts")]

/** A server in a process of its own. */
export interface ServerProcess {
  readonly port: number
  readonly child: ChildProcess
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** Starts the server over a data folder, on a day; answers when it listens. Throws with what it said when it does not. */
export async function runServer(
  dataDir: string,
  today: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...program, today], {
    env: {
      ...process.env,
      DATABASE_URL: "",
      PORT: "0",
      HOST: "127.0.0.1",
      PUBLIC_URL: "",
      ...env,
      DATA_DIR: dataDir,
    },
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  })
  let said = ""
  child.stderr.on("data", (piece) => {
    said = `${said}${piece}`.slice(-4000)
  })
  const exited = once(child, "exit")
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", (piece) => resolve(Number(String(piece).trim())))
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await exited
    }
  }
  return { port, child, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") }
}
