import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { buildPages } from "../../src/server/build-pages.ts"
import { clusterFolder } from "../../src/server/db/cluster-folder.ts"
import { livingPostmaster } from "../../src/server/db/postmaster.ts"
import { endServer } from "../support/programs.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "xueer-stops-"))
// As root the database server runs under another account, which has to pass.
chmodSync(folder, 0o711)
const dataDir = join(folder, "data")

beforeAll(() => buildPages(() => {}), 180_000)
afterAll(async () => {
  await endServer(dataDir)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}, 60_000)

interface Started {
  readonly child: ChildProcess
  said(): string
  /** When all of its output has ended, and so every process that could write there. */
  readonly ended: Promise<number | null>
}

function start(
  command: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(command, words, {
    cwd: root,
    // A process group of its own, as a terminal gives one.
    detached: true,
    env: {
      ...process.env,
      DATABASE_URL: "",
      PUBLIC_URL: "",
      HOST: "127.0.0.1",
      PORT: "0",
      LC_ALL: "C",
      ...env,
      DATA_DIR: dataDir,
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (piece) => {
      said += piece
    })
  }
  const ended = once(child, "close").then(([code]) => code)
  return { child, said: () => said, ended }
}

async function until(started: Started, words: RegExp): Promise<void> {
  let over = false
  void started.ended.then(() => {
    over = true
  })
  while (!words.test(started.said())) {
    if (over) throw new Error(`it ended: ${started.said()}`)
    await pause(20)
  }
}

/** What ^C does in a terminal: everybody in the group hears it. */
function interrupt({ child }: Started): void {
  process.kill(-(child.pid ?? 0), "SIGINT")
}

const database = () => (existsSync(dataDir) ? livingPostmaster(clusterFolder(dataDir)) : undefined)
const events = (said: string) => [...said.matchAll(/"event":"([\w-]+)"/g)].map(([, event]) => event)

test("npm start passes a service manager's word on: server and database end, and npm with them", async () => {
  const started = start("npm", ["start"])
  await until(started, /\/setup#/)
  expect(started.said()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/m)
  expect(database()).toBeDefined()
  started.child.kill("SIGTERM")
  await started.ended
  expect(events(started.said())).toEqual(expect.arrayContaining(["started", "stopping", "stopped"]))
  expect(database()).toBeUndefined()
}, 180_000)

test("a terminal's ^C, which comes twice under npm, lets the server end in order", async () => {
  const started = start("npm", ["start"])
  await until(started, /"event":"started"/)
  await pause(300)
  const began = performance.now()
  interrupt(started)
  await started.ended
  expect(events(started.said()).at(-1)).toBe("stopped")
  expect(database()).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(15_000)
}, 180_000)

test.each([60, 150, 300, 600, 1000])(
  "whoever is told to end %s ms after its start ends in order, and leaves no database",
  async (ms) => {
    const started = start(process.execPath, ["src/server/main.ts"])
    await pause(ms)
    started.child.kill("SIGTERM")
    const code = await started.ended
    // Node itself takes some milliseconds before any program of ours is heard; nothing has been started then.
    if (code === null) expect(started.said()).toBe("")
    else expect([code, started.said()]).toEqual([0, expect.not.stringMatching(/Error| at .*:\d+/)])
    expect(database()).toBeUndefined()
  },
  120_000,
)

test.each([300, 600, 900])(
  "a command that ^C ends after %s ms, twice as under npm, leaves no database",
  async (ms) => {
    const started = start("npm", ["run", "-s", "xueer", "--", "evaluate", "--year", "2010"])
    // On a fast machine it may be done already.
    await Promise.race([pause(ms), started.ended])
    if (started.child.exitCode === null) interrupt(started)
    await started.ended
    expect(started.said()).not.toMatch(/ at .*:\d+:\d+/)
    expect(database()).toBeUndefined()
  },
  60_000,
)

test("an old Node gets a sentence, whatever it was asked to run", async () => {
  const isOld = (node: string) =>
    existsSync(node) &&
    Number.parseInt(execFileSync(node, ["--version"], { encoding: "utf8" }).slice(1), 10) < 26
  const old = ["/usr/bin/node", "/usr/local/bin/node"].find(isOld)
  const files = [
    "src/server/main.ts",
    "src/server/main.js",
    "src/server/cli/main.ts",
    "src/server/cli/demo.ts",
  ]
  for (const file of files) {
    for (const options of [[], ["--import", "./src/server/keep-code.js"]]) {
      // Where the system has none that is old, ours says it is.
      const lie = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})`
      const [command, first] = old ? [old, []] : [process.execPath, ["--import", lie]]
      const started = start(command, [...first, ...options, file])
      expect(await started.ended, file).toBe(1)
      expect(started.said(), file).toMatch(/^Xue'er needs Node 26, and this is .*\n$/)
    }
  }
}, 60_000)

test("systemd is told when the server is ready and when it stops, where it is what started it", async () => {
  const [tools, heard] = [join(folder, "tools"), join(folder, "heard")]
  mkdirSync(tools)
  writeFileSync(join(tools, "systemd-notify"), `#!/bin/sh\necho "$1" >> ${heard}\n`, { mode: 0o755 })
  const path = `${tools}:${process.env.PATH}`
  const started = start(process.execPath, ["src/server/main.js"], { NOTIFY_SOCKET: "/run/some", PATH: path })
  await until(started, /\/setup#/)
  while (!existsSync(heard)) await pause(20)
  expect(readFileSync(heard, "utf8")).toBe("READY=1\n")
  started.child.kill("SIGTERM")
  expect(await started.ended).toBe(0)
  expect(readFileSync(heard, "utf8")).toBe("READY=1\nSTOPPING=1\n")
}, 120_000)
