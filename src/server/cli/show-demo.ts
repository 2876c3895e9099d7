import { existsSync } from "node:fs"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { ResultRow } from "../../contract/evaluation.ts"
import { type Day, yearOf } from "../../domain/shared/calendar.ts"
import type { Database } from "../db/index.ts"
import { openDatabase } from "../db/index.ts"
import { evaluate, explain } from "../features/evaluation/index.ts"
import { practiceDistrict } from "../features/practice/index.ts"
import { runInShell } from "./run-in-shell.ts"
import type { Shell } from "./shell.ts"
import { tellExplanation } from "./show-explanation.ts"
import { clauseHeader, clauseLine } from "./show-results.ts"
import { endOfLastYear, writeDistrict } from "./verbs/demo.ts"
import { runImport, tellReport } from "./verbs/import.ts"

/** Marks a folder that a demo made and may empty again. */
const mark = "made-by-the-demo"

/** Results that are opened before the reader's eyes: the first short ones of these obligations. */
const opened = ["TM-COMMITTEE", "TR-MEMBER"]

/** `npm run demo`: a practice district made, imported, judged and explained before the reader's eyes. */
export async function showDemo(): Promise<void> {
  await runInShell({}, async (shell) => {
    const folder = join(shell.env.dataDir, "demo")
    if (!(await makeFresh(folder))) {
      shell.speak.tell({
        zh: `${folder} 不是演示留下的文件夹；请先移走`,
        en: `${folder} was not made by a demo; move it away first`,
      })
      return 1
    }
    await demonstrate({ ...shell, env: { ...shell.env, dataDir: folder, databaseUrl: undefined } }, folder)
    return 0
  })
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

async function demonstrate(shell: Shell, folder: string): Promise<void> {
  const { speak, env, today, signal } = shell
  const book = join(folder, "workbook")
  const until = endOfLastYear(today)
  speak.answer({
    zh: `一、造一个练习区：60 个支部、1,500 名党员、${yearOf(until)} 年，写成工作簿（CSV 文件夹）。人名地名都是编的。`,
    en: `1. A practice district: 60 branches, 1,500 members, ${yearOf(until)}, as a workbook (a folder of CSV). All names are made up.`,
  })
  const district = practiceDistrict({ members: 1500, branches: 60, years: 1, until, seed: 1 })
  await writeDistrict(district, book, signal)
  speak.answer({
    zh: "\n二、启动数据库，导入工作簿。",
    en: "\n2. Start the database and bring the workbook in.",
  })
  const database = await openDatabase(env, (line) => speak.tell(line))
  try {
    const report = await runImport(shell, database, book, false)
    tellReport({ ...speak, tell: () => undefined }, report, false)
    const warnings = report.faults.count("warning")
    speak.answer({
      zh: `（另有 ${warnings} 处提醒：奇怪但常见，照样收下）`,
      en: `(${warnings} warnings: odd but common, taken as they stand)`,
    })
    await judgeAndExplain(shell, database, until)
  } finally {
    await database.close()
  }
  speak.answer({
    zh: `\n自己试试：\n  DATA_DIR=${shellWord(folder)} npm run xueer -- evaluate --year ${yearOf(until)}`,
    en: `\nTry it yourself:\n  DATA_DIR=${shellWord(folder)} npm run xueer -- evaluate --year ${yearOf(until)}`,
  })
}

async function judgeAndExplain(shell: Shell, database: Database, until: Day): Promise<void> {
  const { speak, today } = shell
  const packs = await shell.packs()
  const year = yearOf(until)
  speak.answer({
    zh: "\n三、逐条判断：每个支部、每名党员做到了没有。",
    en: "\n3. Judge every clause for every branch and member.",
  })
  speak.answer(clauseHeader(speak, year, today))
  const short: ResultRow[] = []
  for await (const { of, rows } of evaluate(database, packs, { year, asOf: today })) {
    if (rows.length > 0) speak.answer(clauseLine(speak, of, rows))
    const first = opened.includes(of.clause.id) && rows.find(({ status }) => status === "short")
    if (first) short.push(first)
  }
  speak.answer({
    zh: "\n四、打开其中两个数字，一直看到原文和记录。",
    en: "\n4. Open two of these figures, down to the clause and the records.",
  })
  for (const { obligation, subject, period } of short) {
    speak.answer("")
    tellExplanation(speak, await explain(database, packs, { obligation, subject, period, asOf: today }))
  }
}

function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
