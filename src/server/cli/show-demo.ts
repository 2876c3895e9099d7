import { existsSync } from "node:fs"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { roleNames } from "../../contract/role-names.ts"
import { type Day, yearOf } from "../../domain/shared/calendar.ts"
import { type Database, openDatabase } from "../db/index.ts"
import { holdKey } from "../hold-key.ts"
import { startLogging } from "../log.ts"
import { makeSampleData } from "../sample-data/index.ts"
import { liveAbsences } from "../sample-data/live-absences.ts"
import { liveMeetings } from "../sample-data/live-meetings.ts"
import { liveNotices } from "../sample-data/live-notices.ts"
import { liveStudy } from "../sample-data/live-study.ts"
import { liveWithPlans } from "../sample-data/live-with-plans.ts"
import { makeRhythm } from "../sample-data/make-rhythm.ts"
import { type DemoSignIn, makeSignIns } from "../sample-data/make-sign-ins.ts"
import { closeWhenAsked } from "../serve-until-asked.ts"
import { type RunningServer, startServer } from "../start-server.ts"
import { errorSentence } from "./screen/error-sentence.ts"
import { openShell, type Shell, todayInShanghai } from "./screen/shell.ts"
import { languageOf } from "./screen/speaker.ts"
import { writeDistrict } from "./verbs/demo.ts"
import { runImport, tellReport } from "./verbs/import.ts"

/** Marks a folder that a demo made and may empty again. */
const mark = "made-by-the-demo"

/** `npm run demo`: a sample district made anew and served, with a sign-in for each role. */
export async function showDemo(asked: AbortSignal): Promise<void> {
  try {
    const shell = openShell({})
    const server = await serveDemo(shell, asked)
    if (server) await closeWhenAsked(server, asked)
    else process.exitCode = 1
  } catch (error) {
    if (asked.aborted && error === asked.reason) return
    process.stderr.write(`${errorSentence(error, languageOf(process.env))}\n`)
    process.exitCode = 1
  }
}

async function serveDemo(own: Shell, asked: AbortSignal): Promise<RunningServer | undefined> {
  const folder = join(own.env.dataDir, "demo")
  if (!(await makeFresh(folder))) {
    own.speak.tell({
      zh: `${folder} 不是演示留下的文件夹；请先移走`,
      en: `${folder} was not made by a demo; move it away first`,
    })
    return undefined
  }
  const shell: Shell = {
    ...own,
    env: { ...own.env, dataDir: folder, databaseUrl: undefined, databaseOwnerUrl: undefined },
  }
  const database = await openDatabase(shell.env, (line) => shell.speak.tell(line))
  let signIns: DemoSignIn[]
  try {
    await holdKey(database, folder)
    await fill(shell, database, join(folder, "workbook"))
    await liveStudy(database, shell.today)
    await makeRhythm(database, await shell.packs(), shell.today)
    await liveWithPlans(database)
    signIns = await makeSignIns(database, shell.today)
    await liveAbsences(database, shell.today)
    await liveMeetings(database, shell.today)
    await liveNotices(database, shell.today)
  } finally {
    await database.close()
  }
  await startLogging(shell.env.logLevel ?? "warn")
  const server = await startServer({ env: shell.env, today: todayInShanghai, say: shell.speak.tell, asked })
  tellSignIns(shell, server.address, signIns)
  return server
}

/** A demo's folder is made anew; what somebody else put there is not touched: answers false then. */
async function makeFresh(folder: string): Promise<boolean> {
  if (existsSync(folder)) {
    if (!existsSync(join(folder, mark))) return false
    await rm(folder, { recursive: true })
  }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, mark), "")
  return true
}

async function fill(shell: Shell, database: Database, book: string): Promise<void> {
  const { speak, today, signal } = shell
  const years = yearsOf(today)
  speak.tell({
    zh: `造一个样例区：60 个支部、1,500 名党员，${years}。人名地名都是编的。`,
    en: `Making a sample district: 60 branches, 1,500 members, ${years}. All names are made up.`,
  })
  const district = makeSampleData({ members: 1500, branches: 60, years: 2, until: today, seed: 1 })
  await writeDistrict(district, book, signal)
  speak.tell({ zh: "导入。", en: "Bringing it in." })
  const report = await runImport(shell, database, book, false)
  tellReport({ ...speak, answer: speak.tell, tell: () => undefined }, report, false)
}

function yearsOf(today: Day): string {
  return `${yearOf(today) - 1}–${yearOf(today)}`
}

function tellSignIns({ speak }: Shell, address: string, signIns: readonly DemoSignIn[]): void {
  speak.answer({
    zh: `\n样例区已在 ${address} 打开。每个角色一个账号，密码只在这次演示里有效：\n`,
    en: `\nThe sample district is open at ${address}. One account per role; the passwords are good for this demo only:\n`,
  })
  const width = Math.max(...signIns.map(({ login }) => login.length))
  for (const { role, login, password, name, unitName } of signIns) {
    speak.answer(
      `  ${login.padEnd(width)}  ${password}  ${speak.words(roleNames[role])} · ${name} · ${unitName}`,
    )
  }
  speak.answer({
    zh: "\n三类管理员第一次登录时要用手机验证器设好两步验证。按 Ctrl+C 结束。",
    en: "\nThe three administrators set up an authenticator when they first sign in. Ctrl+C ends it.",
  })
}
