import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { claimServing } from "./serving-lock.ts"

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "xueer-serving-"))
})
afterEach(async () => {
  await rm(dataDir, { recursive: true })
})

describe("serving a folder", () => {
  it("refuses a second server and names the process that serves", async () => {
    const release = await claimServing(dataDir)
    await expect(claimServing(dataDir)).rejects.toThrow(`(process ${process.pid})`)
    release()
  })

  it("is free again once the server has given it up", async () => {
    const release = await claimServing(dataDir)
    release()
    const again = await claimServing(dataDir)
    again()
  })

  it("is free again once the server was killed, also while others still run", async () => {
    const script = `
      import { claimServing } from ${JSON.stringify(new URL("./serving-lock.ts", import.meta.url).href)}
      await claimServing(${JSON.stringify(dataDir)})
      process.stdout.write("claimed")
      setInterval(() => {}, 1000)`
    const server = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "pipe" })
    await once(server.stdout, "data")
    await expect(claimServing(dataDir)).rejects.toThrow(`(process ${server.pid})`)
    server.kill("SIGKILL")
    await once(server, "exit")
    const release = await claimServing(dataDir)
    release()
  })

  it("is not fooled by an id left in the folder that has become another process's", async () => {
    await writeFile(join(dataDir, "serving.pid"), `${process.ppid}\n`)
    const release = await claimServing(dataDir)
    await expect(claimServing(dataDir)).rejects.toThrow(`(process ${process.pid})`)
    release()
  })
})
