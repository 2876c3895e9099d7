import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { afterEach, expect, test } from "vitest"
import { openMailServer } from "../../../tests/support/mail-server.ts"
import { openPeopleScene } from "../../../tests/support/people-scene.ts"
import { writeHead } from "../features/audit/audit-head.ts"
import { headFile } from "../features/audit/index.ts"
import { readSmtpUrl } from "../smtp-url.ts"
import { checkWholeAuditLog } from "./check-audit-log.ts"
import { sendNotices } from "./send-notices.ts"
import { jobsOf } from "./start-jobs.ts"
import { tellAuditHead } from "./tell-audit-head.ts"

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function scene() {
  const mail = await openMailServer()
  open.push(() => mail.close())
  const server = await openPeopleScene()
  open.push(() => server.close())
  const dataDir = mkdtempSync(join(tmpdir(), "xueer-notices-"))
  open.push(() => rmSync(dataDir, { recursive: true }))
  const smtp = readSmtpUrl(`smtp://localhost:${mail.port}?from=xueer@example.gov.cn`)
  Object.assign(server.app.env, { dataDir, smtp })
  server.setTime("09:30")
  const run = {
    app: server.app,
    signal: new AbortController().signal,
    stage: () => undefined,
    at: () => undefined,
  }
  return { mail, server, run }
}

test("what cannot wait goes out by the queue some seconds after it was committed", async () => {
  const { mail, server } = await scene()
  const jobs = jobsOf(server.database, [sendNotices])
  const app = { ...server.app, jobs }
  jobs.start(app)
  open.push(() => jobs.stop())
  Object.assign(server.app, { jobs })
  const person = await server.asMember("001")
  const began = Date.now()
  expect((await person.post("/me/mail/address", { address: "wang@example.cn" })).status).toBe(200)
  while (mail.letters.length === 0 && Date.now() - began < 50_000) await pause(100)
  expect(mail.letters).toHaveLength(1)
  // By its schedule alone it would have waited for the next minute.
  expect(Date.now() - began).toBeLessThan(30_000)
}, 60_000)

test("the newest seal of the audit log is in the letter of the audit administrators who have mail, and of nobody else", async () => {
  const { mail, server, run } = await scene()
  const auditor = await server.as("audit-admin", "01")
  const without = await server.as("audit-admin", "01")
  const system = await server.as("system-admin", "01")
  for (const { accountId } of [auditor, system]) {
    await server.database.pool.query(
      "insert into mail_address (account_id, address, confirmed_at) values ($1, $2, now() - interval '1 hour')",
      [accountId, `a${accountId}@example.cn`],
    )
  }
  expect(await tellAuditHead.work(run)).toBeUndefined()
  const hash = "ab".repeat(32)
  writeHead(headFile(server.app.env.dataDir), { seal: 42, hash, key: "k" })
  expect(await tellAuditHead.work(run)).toEqual({ zh: "第 42 道封条。", en: "Seal 42." })
  expect(await sendNotices.work(run)).toEqual({
    zh: "发出 1 条，没发成 0 条。",
    en: "1 went out, 0 did not.",
  })
  expect(await sendNotices.work(run)).toBeUndefined()
  expect(mail.letters.map(({ to }) => to)).toEqual([[`a${auditor.accountId}@example.cn`]])
  expect(mail.letters[0]?.text).toContain(`操作记录到第 42 道封条为止，校验值 ${hash}。`)
  const { body } = await without.get("/me/notices")
  expect(body.items).toEqual([])
})

test("an audit log that is found not whole is told to the audit administrators, once for all days that it stays so", async () => {
  const { server, run } = await scene()
  const auditor = await server.as("audit-admin", "01")
  const system = await server.as("system-admin", "01")
  const told = async ({ accountId }: { accountId: number }) => {
    const { rows } = await server.database.pool.query("select kind from notice where account_id = $1", [
      accountId,
    ])
    return rows.map(({ kind }) => kind)
  }
  await auditor.get("/audit")
  await checkWholeAuditLog.work(run)
  expect(await told(auditor)).toEqual([])
  const owner = await server.database.ownerClient()
  await owner.query("update audit_entry set actor = 'somebody' where action = 'trail-read'")
  await owner.end()
  for (const _ of ["one night", "another"]) {
    await expect(checkWholeAuditLog.work(run)).rejects.toThrow()
  }
  expect(await told(auditor)).toEqual(["audit-log-broken"])
  expect(await told(system)).toEqual([])
})
