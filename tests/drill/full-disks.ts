import { execFile, execFileSync } from "node:child_process"
import {
  chownSync,
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeSync,
} from "node:fs"
import { Agent } from "node:http"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { openDatabase } from "../../src/server/db/index.ts"
import { readEnv } from "../../src/server/env.ts"
import { signOfficerIn } from "../bench/page-people.ts"
import { askOnce } from "./clients.ts"
import { Disk } from "./disks.ts"
import type { DrillRun, Outcome } from "./drill.ts"
import { findBranches } from "./drill-queries.ts"
import { commandLine } from "./own-database.ts"
import { today } from "./scene.ts"
import { type Busyness, copyDistrict, whileBusyAt } from "./while-busy.ts"

const mebibyte = 1024 * 1024
/** Milliseconds that a disk is full. */
const fullFor = 10_000

/** A disk is full to the last byte, under 24 clients, again and again. */
interface Full {
  /** Megabytes of the disk. */
  readonly megabytes: number
  /** Puts a district where it is to be. */
  lay(disk: Disk, dataDir: string): void | Promise<void>
  /** What is done while it is full, and once there is room; answers what is wrong. */
  meanwhile(busy: Busyness, disk: Disk, room: () => void): Promise<string[]>
}

async function whileFull(
  run: DrillRun,
  { megabytes, lay, meanwhile }: Full,
  apart: boolean,
): Promise<Outcome> {
  const disk = new Disk(run.shop, megabytes)
  const dataDir = apart ? run.shop.path("data") : join(disk.folder, "data")
  const wrong: string[] = []
  const back: number[] = []
  try {
    await copyDistrict(run.shop, dataDir)
    await lay(disk, dataDir)
    return await whileBusyAt({ dataDir, env: { DATA_DIR: dataDir, DATABASE_URL: "" } }, run, {
      async fault(busy) {
        for (let made = 0; made < run.count; made += 1) {
          await pause(3000)
          let again: Promise<number> | undefined
          const room = () => {
            for (const file of [ballast, rest]) rmSync(join(disk.folder, file))
            again = busy.servedAfter(Date.now())
          }
          wrong.push(...(await meanwhile(busy, disk, room)))
          back.push((await again) ?? Number.NaN)
        }
      },
      found: () => [`full ${run.count} times, writing again after at most ${Math.max(...back)} ms`],
      wrong: () => [
        ...wrong,
        ...back
          .filter((ms) => ms > 5000)
          .map((ms) => `writing only ${ms} ms after there was room (goal 5 s)`),
      ],
    })
  } finally {
    disk.end()
  }
}

const fullForAWhile: Full["meanwhile"] = async (_, disk, room) => {
  fill(disk.folder)
  await pause(fullFor)
  room()
  return []
}

/** The disk under the data. */
export function fullDisk(run: DrillRun): Promise<Outcome> {
  return whileFull(run, { megabytes: 1200, lay: () => undefined, meanwhile: fullForAWhile }, false)
}

/** The disk that the write-ahead log has to itself. */
export function fullLog(run: DrillRun): Promise<Outcome> {
  const lay = (disk: Disk, dataDir: string) => {
    const folder = join(dataDir, "postgres", "pg_wal")
    const { uid, gid } = statSync(folder)
    cpSync(folder, disk.folder, { recursive: true })
    execFileSync("chown", ["--recursive", `${uid}:${gid}`, disk.folder])
    rmSync(folder, { recursive: true })
    symlinkSync(disk.folder, folder)
    chownSync(disk.folder, uid, gid)
  }
  return whileFull(run, { megabytes: 400, lay, meanwhile: fullForAWhile }, true)
}

/** The disk of the files: whoever sends one is told so and goes on where it stopped; recording goes on. */
export function fullFiles(run: DrillRun): Promise<Outcome> {
  let turn = 0
  const meanwhile: Full["meanwhile"] = async (busy, disk, room) => {
    turn += 1
    const database = await openDatabase(readEnv({ DATA_DIR: busy.dataDir }), () => {})
    const agent = new Agent()
    const wrong: string[] = []
    const { port } = busy.server()
    const [unitId = 0] = await findBranches(database)
    const { headers } = await signOfficerIn(database, "branch-secretary", unitId, port)
    const ask = (method: string, path: string, body = "", type = "application/json") =>
      askOnce(agent, port, { method, path, headers: { ...headers, "Content-Type": type }, body })
    const expectStatus = async (what: string, status: number, answer: ReturnType<typeof ask>) => {
      const found = await answer
      if (found.status !== status) wrong.push(`${what}: ${found.status} ${found.body}, not ${status}`)
      return found.body
    }
    try {
      const items = [
        { kind: "collective-study", topic: `Filled ${turn}`, hours: 2, content: "A", effect: "B" },
      ]
      const sitting = JSON.stringify({ unitId, start: `${today} 00:00`, items, sameDay: "another" })
      const { activities } = JSON.parse(
        await expectStatus("a sitting", 200, ask("POST", "/api/sittings", sitting)),
      )
      const uploads = `/api/events/${activities[0].activityId}/attachments/uploads`
      const notes = `Notes ${turn}\n`.repeat(100_000)
      const half = notes.length / 2
      const begin = () => ask("POST", uploads, JSON.stringify({ name: "notes.txt", bytes: notes.length }))
      const { uploadId } = JSON.parse(await expectStatus("an upload", 200, begin()))
      const chunk = (at: number) =>
        ask(
          "PATCH",
          `/api/attachments/uploads/${uploadId}?offset=${at}`,
          notes.slice(at, at + half),
          "application/octet-stream",
        )
      await expectStatus("its first half", 200, chunk(0))
      fill(disk.folder)
      const began = Date.now()
      await expectStatus("its second half on a full disk", 507, chunk(half))
      await pause(fullFor)
      if (busy.lastGood() < began + fullFor / 2)
        wrong.push("nobody could record while the files' disk was full")
      room()
      await expectStatus("its second half", 200, chunk(half))
      const finish = ask("POST", `/api/attachments/uploads/${uploadId}/finish`, "{}")
      const { attachmentId } = JSON.parse(await expectStatus("its end", 200, finish))
      const content = await expectStatus(
        "its content",
        200,
        ask("GET", `/api/attachments/${attachmentId}/content`),
      )
      if (content !== notes) wrong.push("what was sent is not what is there")
    } finally {
      agent.destroy()
      await database.close()
    }
    return wrong
  }
  const lay = (disk: Disk, dataDir: string) => symlinkSync(disk.folder, join(dataDir, "files"))
  return whileFull(run, { megabytes: 600, lay, meanwhile }, true)
}

/** The disk of the backups: one is refused with a sentence and leaves nothing, and made once there is room. */
export function fullBackups(run: DrillRun): Promise<Outcome> {
  const passphrase = "Kupfer-Regen-7-Tinte"
  const meanwhile: Full["meanwhile"] = async ({ dataDir, lastGood }, disk, room) => {
    const wrong: string[] = []
    const folder = join(disk.folder, "backups")
    mkdirSync(folder, { recursive: true })
    const file = join(folder, "backup")
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", BACKUP_PASSPHRASE: passphrase }
    const make = () =>
      new Promise<{ done: boolean; said: string }>((resolve) => {
        const words = [commandLine, "backup", file, "--overwrite", "--lang", "en"]
        execFile(process.execPath, words, { env }, (error, _, said) =>
          resolve({ done: error === null, said }),
        )
      })
    rmSync(file, { force: true })
    fill(disk.folder)
    const began = Date.now()
    const refused = await make()
    if (refused.done || !/cannot be written/.test(refused.said)) wrong.push(`on a full disk: ${refused.said}`)
    const left = readdirSync(folder)
    if (left.length > 0) wrong.push(`left on a full disk: ${left.join(", ")}`)
    if (lastGood() <= began) wrong.push("nobody could record while the backups' disk was full")
    room()
    const made = await make()
    if (!made.done) wrong.push(`with room: ${made.said}`)
    return wrong
  }
  return whileFull(run, { megabytes: 200, lay: () => undefined, meanwhile }, true)
}

const ballast = "ballast"
const rest = "ballast.rest"

function fill(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const most = Math.max(mebibyte, bavail * bsize - mebibyte)
  execFileSync("fallocate", ["--length", String(most), join(folder, ballast)])
  // More at once is refused whole, with room left.
  const file = openSync(join(folder, rest), "w")
  try {
    for (;;) writeSync(file, Buffer.alloc(4096))
  } catch {
    // That was the last byte.
  } finally {
    closeSync(file)
  }
}
