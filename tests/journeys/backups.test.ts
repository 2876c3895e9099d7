import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { keepBackup } from "../../src/server/jobs/keep-backup.ts"
import { type JobServer, jobsOf } from "../../src/server/jobs/start-jobs.ts"
import { makeSecret } from "../../src/server/secret-key.ts"
import { openWorld } from "../access/world.ts"
import { urlOf } from "../support/database.ts"
import type { Person, TestServer } from "../support/server.ts"
import { axeClean, fingersFit, fitsScreen } from "./support/axe.ts"
import { atRest, lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"

const folder = mkdtempSync(join(tmpdir(), "xueer-backups-seen-"))
const backupDir = join(folder, "backups")
const passphrase = "correct horse battery"

/** An ordinary login that makes the backup. */
const worker = `xueer_nightly_${process.pid}`

let server: TestServer
let app: OpenApp
let browser: Browser
let nightly: JobServer
let system: Person

beforeAll(async () => {
  server = await openWorld()
  const ownerUrl = urlOf(server.database)
  const databaseUrl = ownerUrl.replace(/\/\/[^@]*@/, `//${worker}@`)
  const owner = await server.database.ownerClient()
  await owner.query(`create role ${worker} login in role xueer_app`)
  await owner.end()
  process.env.DATABASE_OWNER_URL = ownerUrl
  const dataDir = join(folder, "data")
  makeSecret(dataDir)
  Object.assign(server.app.env, { dataDir, backupDir, databaseUrl })
  system = await server.as("system-admin", "D")
  app = await openApp(server)
  nightly = jobsOf(server.database, [keepBackup])
  nightly.start(server.app)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await nightly?.stop()
  await app?.close()
  const owner = await server.database.ownerClient()
  await owner.query(`drop owned by ${worker}; drop role ${worker}`)
  await owner.end()
  await server.close()
  rmSync(folder, { recursive: true })
})

const looks = [
  { look: "phone", screen: phone, elder: false, language: "zh" },
  { look: "phone-elder-en", screen: phone, elder: true, language: "en" },
  { look: "wide", screen: wide, elder: false, language: "zh" },
] as const

async function open(path: string, { screen, ...more }: (typeof looks)[number] = looks[2]) {
  const window = await openWindow(browser, screen, more)
  await app.signIn(window.context, system)
  await server.database.pool.query("update account set prefs = '{}'")
  await window.page.goto(`${app.address}${path}`)
  await atRest(window.page)
  return window
}

type Path = "/" | "/backups" | "/jobs"

/** Pages as they are now, for everybody. */
async function everyLook(name: string, ...paths: readonly [Path, ...Path[]]): Promise<void> {
  for (const look of looks) {
    const { page, context, expectNoComplaints } = await open(paths[0], look)
    for (const path of paths) {
      if (path !== paths[0]) await page.goto(`${app.address}${path}`)
      await atRest(page)
      await lookAt(page, `backups-${name}-${path === "/" ? "home" : path.slice(1)}-${look.look}`)
      await axeClean(page)
      await fitsScreen(page)
      await fingersFit(page)
    }
    expectNoComplaints()
    await context.close()
  }
}

const alarm = (page: Page) => page.getByRole("region", { name: "备份" })
const nightlyOf = (page: Page) => page.getByRole("region", { name: "每夜备份" })

test("without a passphrase, before the first, with one running, when it failed and when all is well", async () => {
  Object.assign(server.app.env, { backupPassphrase: undefined })
  const { page, context } = await open("/")
  await alarm(page).getByText("没有设置 BACKUP_PASSPHRASE").waitFor()
  await everyLook("no-passphrase", "/", "/backups")

  Object.assign(server.app.env, { backupPassphrase: passphrase })
  await page.reload()
  await alarm(page).getByText("还没有做过备份").waitFor()
  await everyLook("none-yet", "/", "/backups")

  const owner = await server.database.ownerClient()
  // The backup waits for a table that somebody has locked, for as long as it is looked at.
  await owner.query("begin; lock table member in access exclusive mode")
  await alarm(page).getByRole("link", { name: "打开备份" }).click()
  await page.getByRole("button", { name: "现在备份" }).click()
  await page.getByText("几秒后开始").waitFor()
  await page.goto(`${app.address}/jobs`)
  await nightlyOf(page)
    .getByText(/开始 （.*要求）/)
    .waitFor()
  await expect.poll(() => nightlyOf(page).getByRole("button", { name: "现在就做" }).isDisabled()).toBe(true)
  await lookAt(page, "backups-running-jobs-wide")
  await axeClean(page)
  await owner.query("rollback")
  await nightlyOf(page).getByText("已恢复验证").waitFor()
  await page.goto(`${app.address}/backups`)
  await page.getByText("每夜的备份做成了").waitFor()
  const [fileName = "none"] = readdirSync(backupDir)
  await page.getByText(fileName, { exact: true }).waitFor()
  await everyLook("fine", "/backups", "/jobs")
  await page.goto(app.address)
  await atRest(page)
  await expect.poll(() => alarm(page).count()).toBe(0)

  // Where no folder can be made, nothing can be written.
  Object.assign(server.app.env, { backupDir: join(backupDir, fileName, "below-a-file") })
  await page.goto(`${app.address}/jobs`)
  await nightlyOf(page).getByRole("button", { name: "现在就做" }).click()
  await nightlyOf(page).getByText("写不成").waitFor()
  await page.goto(app.address)
  await alarm(page).getByText("最近一次备份没有做成").waitFor()
  await everyLook("failed", "/", "/backups", "/jobs")
  await owner.end()
  await context.close()
}, 480_000)

test("while the disk is nearly full every page says so, and of which day its figures are", async () => {
  const { database } = server
  const { room } = database
  const owner = await database.ownerClient()
  await owner.query(
    `insert into standing_year (year, as_of, holds_until, basis, version, judged_in)
     values (2010, '2010-08-19', '2010-08-19', 'of yesterday', 1, 1)
     on conflict (year) do update set as_of = excluded.as_of, holds_until = excluded.holds_until`,
  )
  Object.assign(database, { room: () => "reserve" })
  for (const look of looks) {
    const { page, context, expectNoComplaints } = await open("/", look)
    await page
      .getByRole("status")
      .filter({ hasText: /只能查看|looked at/ })
      .waitFor()
    await lookAt(page, `disk-full-${look.look}`)
    await axeClean(page)
    await fitsScreen(page)
    await fingersFit(page)
    expectNoComplaints()
    await context.close()
  }
  Object.assign(database, { room })
  await owner.end()
})
