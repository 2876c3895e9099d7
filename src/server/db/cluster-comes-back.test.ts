import { renameSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { afterEach, beforeEach, expect, test } from "vitest"
import { Scene } from "../../../tests/support/programs.ts"
import { makeSmallDisk } from "../../../tests/support/small-disk.ts"
import { accessBySocket } from "./access.ts"
import { type Cluster, openCluster } from "./cluster.ts"
import { clusterFolder } from "./cluster-folder.ts"
import { connectAlone } from "./pool.ts"
import { livingPostmaster } from "./postmaster.ts"

let scene: Scene
beforeEach(() => {
  scene = new Scene()
})
afterEach(async () => {
  await scene.end()
})

const quiet = () => {}

async function ask(cluster: Cluster, question: string): Promise<unknown> {
  const client = await connectAlone(accessBySocket(cluster.host).owner)
  try {
    const { rows } = await client.query(question)
    return rows[0]
  } finally {
    await client.end()
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await holds()); await pause(50)) {
    if (Date.now() > end) throw new Error(`it did not come about: ${holds}`)
  }
}

const answers = (cluster: Cluster) =>
  ask(cluster, "select 1 as up").then(
    () => true,
    () => false,
  )

test("a server that does not start again is tried until it does, and the cause is told once", async () => {
  const dataDir = await scene.folder()
  const said: string[] = []
  const cluster = await openCluster(dataDir, (line) => said.push(line.en))
  const control = join(clusterFolder(dataDir), "global", "pg_control")
  renameSync(control, `${control}.away`)
  process.kill(livingPostmaster(clusterFolder(dataDir)) ?? 0, "SIGKILL")
  const told = () => said.filter((line) => line.startsWith("The database does not start:"))
  await until(() => told().length > 0)
  // Time for several attempts.
  await pause(4000)
  expect(told()).toHaveLength(1)
  expect(told()[0]).toMatch(/pg_control.*Starting it is tried again until it succeeds\.$/)

  renameSync(`${control}.away`, control)
  await until(() => answers(cluster))
  await until(() => said.at(-1) === "The database is there again.")
  await cluster.close()
  expect(livingPostmaster(clusterFolder(dataDir))).toBeUndefined()
})

test("whoever leaves while the server does not start need not wait for it", async () => {
  const dataDir = await scene.folder()
  const said: string[] = []
  const cluster = await openCluster(dataDir, (line) => said.push(line.en))
  const control = join(clusterFolder(dataDir), "global", "pg_control")
  renameSync(control, `${control}.away`)
  process.kill(livingPostmaster(clusterFolder(dataDir)) ?? 0, "SIGKILL")
  await until(() => said.some((line) => line.includes("tried again")))
  await cluster.close()
})

test("after the write-ahead log had filled the disk, the server is up again soon after there is room", async () => {
  const disk = await makeSmallDisk(160)
  const folder = disk?.folder ?? (await scene.folder())
  const said: string[] = []
  const cluster = await openCluster(folder, (line) => said.push(line.en))
  const isDown = () => said.some((line) => line.includes("tried again"))
  const log = join(clusterFolder(folder), "pg_wal")
  try {
    await ask(cluster, "create table kept (x text)")
    await ask(cluster, "insert into kept values ('before')")
    if (disk) {
      await until(async () => {
        disk.leaveFree(200_000)
        await ask(cluster, "insert into kept select repeat('x', 1000) from generate_series(1, 30000)").catch(
          quiet,
        )
        return isDown()
      })
      expect(said.at(-1)).toMatch(/^DATA_DIR: no space is left on the disk of .* Starting it is tried again/)
    } else {
      // Where no disk may be mounted the log itself is out of reach.
      renameSync(log, `${log}.away`)
      process.kill(livingPostmaster(clusterFolder(folder)) ?? 0, "SIGKILL")
      await until(isDown)
    }

    if (disk) disk.leaveFree(60_000_000)
    else renameSync(`${log}.away`, log)
    const began = Date.now()
    await until(() => answers(cluster))
    expect(Date.now() - began).toBeLessThan(20_000)
    expect(await ask(cluster, "select x from kept where x = 'before'")).toEqual({ x: "before" })
  } finally {
    await cluster.close()
    await disk?.end()
  }
})
