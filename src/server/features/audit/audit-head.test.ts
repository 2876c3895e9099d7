import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:https"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { makeCertificate } from "../../../../tests/support/certificate.ts"
import { freshDatabase, type TestDatabase } from "../../../../tests/support/database.ts"
import { auditFaultSentence } from "../../../contract/audit-faults.ts"
import { type Env, readEnv } from "../../env.ts"
import { keyFor } from "../../secret-key.ts"
import { clearHeadDrafts, headFile, readHead, writeHead } from "./audit-head.ts"
import { checkAuditLog } from "./check-audit-log.ts"
import { copiesFile, copyHead, readCopy } from "./head-copies.ts"
import { sealAuditLog } from "./seal-audit-log.ts"
import { auditSystem } from "./store.ts"

let database: TestDatabase
let folder: string
let elsewhere: string
let env: Env
let key: Buffer

beforeEach(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), "xueer-head-"))
  elsewhere = mkdtempSync(join(tmpdir(), "xueer-head-elsewhere-"))
  env = readEnv({ DATA_DIR: folder, AUDIT_HEAD_FOLDER: elsewhere })
  key = keyFor(folder, "trail")
})
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
  rmSync(elsewhere, { recursive: true })
})

const check = () => checkAuditLog({ database, env })
const sealOne = async () => {
  await auditSystem(database.pool, "unit-edited")
  await sealAuditLog(database, key, headFile(folder))
}
const seal = async (times: number) => {
  for (let n = 0; n < times; n++) await sealOne()
}
/** As the owner of the database may: the last seals and their entries go. */
const cutOff = async (from: number) => {
  const owner = await database.ownerClient()
  await owner.query(
    `delete from audit_entry where audit_entry_id in (select unnest(audit_entry_ids) from audit_seal where seal_id >= ${from});
     delete from audit_seal where seal_id >= ${from}`,
  )
  await owner.end()
}

describe("the end of the audit log", () => {
  test("cut off, with trail.head made anew, is found by the copy elsewhere", async () => {
    await seal(5)
    await copyHead(env)
    await cutOff(4)
    rmSync(headFile(folder))
    await seal(3)
    const { fault } = await check()
    expect(fault).toEqual({ what: "copy-differs", seal: 5, line: null })
    expect(fault && auditFaultSentence(fault).zh).toContain("另存的末尾记着第 5 号封条")
  })

  test("that the copy remembers and the database does not have is named as well", async () => {
    await seal(5)
    await copyHead(env)
    await cutOff(4)
    rmSync(headFile(folder))
    expect((await check()).fault).toMatchObject({ what: "copy-differs", seal: 5 })
  })

  test("is whole where the copy is a little older, and where its last line was cut off in the writing", async () => {
    await seal(2)
    await copyHead(env)
    writeFileSync(copiesFile(elsewhere), `${readFileSync(copiesFile(elsewhere), "utf8")}{"seal":9`)
    await seal(2)
    expect(readCopy(env)).toMatchObject({ seal: 2 })
    expect((await check()).fault).toBeNull()
  })

  test("whose file was made anew is named once, by the check that follows", async () => {
    await seal(3)
    rmSync(headFile(folder))
    await seal(1)
    const { fault } = await check()
    expect(fault).toMatchObject({ what: "head-remade", seal: 4 })
    expect((await check()).fault).toBeNull()
  })

  test("that is older than the database, as in a folder that was restored, is noted", async () => {
    await seal(1)
    const old = readHead(headFile(folder))
    await seal(3)
    if (old) writeHead(headFile(folder), old)
    await seal(1)
    const { rows } = await database.pool.query(
      "select details from audit_entry where action = 'trail-head-behind'",
    )
    expect(rows).toEqual([{ details: { remembered: 1, seal: 5 } }])
    expect((await check()).fault).toBeNull()
  })

  test("leaves no draft in the folder, neither of a kill of an older program nor of a failed write", async () => {
    writeFileSync(join(folder, "trail.head.0a1b2c3d"), "{")
    clearHeadDrafts(headFile(folder))
    expect(() =>
      writeHead(join(folder, "secret.key", "trail.head"), { seal: 1, hash: "", key: "" }),
    ).toThrow()
    await seal(1)
    expect(readdirSync(folder).sort()).toEqual(["secret.key", "trail.head"])
  })
})

describe("a seal that somebody put in with the program's own account", () => {
  const putIn = async () => {
    const { rows } = await database.pool.query("select max(seal_id) + 1 as next from audit_seal")
    await database.pool.query(
      "insert into audit_seal (seal_id, audit_entry_ids, marks, hash) values ($1, '{}', '', 'x')",
      [rows[0].next],
    )
  }

  test("is named once, and the chain goes on past it", async () => {
    await seal(2)
    await putIn()
    await seal(2)
    const { fault } = await check()
    expect(fault).toMatchObject({ what: "seal-inserted", seal: 3 })
    expect((await check()).fault).toBeNull()
    // What is changed after it is still found.
    const owner = await database.ownerClient()
    await owner.query(
      "update audit_entry set actor = 'x' where audit_entry_id = (select audit_entry_ids[1] from audit_seal where seal_id = 5)",
    )
    await owner.end()
    expect((await check()).fault).toMatchObject({ what: "edited", seal: 5 })
  })

  test("is named at the very end too, and two of them one after the other", async () => {
    await seal(2)
    await putIn()
    await putIn()
    expect((await check()).fault).toMatchObject({ what: "seal-inserted", seal: 3 })
    expect((await check()).fault).toMatchObject({ what: "seal-inserted", seal: 4 })
    expect((await check()).fault).toBeNull()
  })

  test("is not what a changed seal is taken for", async () => {
    await seal(4)
    const owner = await database.ownerClient()
    await owner.query("update audit_seal set sealed_at = sealed_at + interval '1 second' where seal_id = 2")
    await owner.end()
    expect((await check()).fault).toMatchObject({ what: "seal-edited", seal: 2 })
  })
})

test("the end is posted to an address, which a private one is only where that is allowed", async () => {
  await seal(2)
  const certificate = makeCertificate("trail.example.cn")
  const got: unknown[] = []
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (asked, said) => {
    let body = ""
    asked.on("data", (piece) => {
      body += piece
    })
    asked.on("end", () => {
      got.push(JSON.parse(body))
      said.end("{}")
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const posting = readEnv({ DATA_DIR: folder, AUDIT_HEAD_URL: `https://trail.example.cn:${port}/` })
  const addressesOf = async () => ["127.0.0.1"]
  const { publicInternet } = await import("../../outgoing/post-json.ts")
  await copyHead(posting, { ...publicInternet, addressesOf, ca: certificate.cert })
  expect(got).toEqual([])
  await copyHead(posting, { addressesOf, mayConnect: () => true, ca: certificate.cert })
  expect(got).toEqual([readHead(headFile(folder))])
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
