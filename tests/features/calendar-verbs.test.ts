import { spawn } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ResultRow } from "../../src/contract/evaluation.ts"
import { todayInShanghai } from "../../src/server/cli/screen/shell.ts"
import { type Cluster, openCluster } from "../../src/server/db/cluster.ts"
import { missingYears, publishedYears } from "../../src/server/features/workdays/index.ts"

const main = fileURLToPath(new URL("../../src/server/cli/main.ts", import.meta.url))
const sample = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "xueer-calendar-"))
// As root the database server runs under another account, which has to pass.
chmodSync(folder, 0o711)
const dataDir = join(folder, "data")

function xueer(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", LC_ALL: "C", PORT: "28192" }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { env, cwd: folder })
    let [out, err] = ["", ""]
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text
    })
    child.stderr.setEncoding("utf8").on("data", (text) => {
      err += text
    })
    child.on("close", (code) => resolve({ code, out, err }))
  })
}

/** The first year whose list the program does not bring along. */
const year = publishedYears.last + 1
const file = (name: string, holidays: readonly string[]) => {
  const named = holidays.map((holiday, index) => [`${year}-${holiday}`, `A holiday,节日${index},1`])
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify({ holidays: Object.fromEntries(named), workdays: {}, inLieuDays: {} }))
  return path
}

let cluster: Cluster
beforeAll(async () => {
  expect((await xueer("import", sample)).code).toBe(0)
  cluster = await openCluster(dataDir, () => {})
})
afterAll(async () => {
  await cluster.close()
  rmSync(folder, { recursive: true })
})

async function weeks(): Promise<{ rows: ResultRow[]; err: string }> {
  const args = ["--year", String(year), "--as-of", `${year}-06-30`, "--obligation", "CS-WEEKLY", "--json"]
  const { out, err } = await xueer("evaluate", ...args)
  const lines = out.split("\n").filter(Boolean)
  return { rows: lines.map((line) => JSON.parse(line)), err }
}

async function doctorSays(): Promise<string> {
  const { out } = await xueer("doctor", "--json")
  const { checks }: { checks: { name: string; state: string }[] } = JSON.parse(out)
  return checks.find(({ name }) => name === "workdays")?.state ?? ""
}

describe("xueer calendar", () => {
  test("brings in the list of a year, by which it is judged from then on, and takes it back", async () => {
    const before = await weeks()
    expect(before.rows.length).toBeGreaterThan(100)
    expect(before.rows.every(({ withoutCalendar }) => withoutCalendar)).toBe(true)
    expect(before.err).toContain(`days off of ${year} is not there`)

    // A whole week, from Monday to Friday: nobody owes anything in it.
    const path = file("list.json", ["03-08", "03-09", "03-10", "03-11", "03-12"])
    const taken = await xueer("calendar", "import", path, "--json")
    expect([taken.code, JSON.parse(taken.out)]).toEqual([0, { done: true, year, daysOff: 5, daysWorked: 0 }])
    const after = await weeks()
    const statuses = (rows: readonly ResultRow[]) => rows.map(({ period, status }) => `${period} ${status}`)
    expect(before.rows.some(({ period }) => period === `${year}-W10`)).toBe(true)
    expect(statuses(after.rows)).toEqual(
      statuses(before.rows.filter(({ period }) => period !== `${year}-W10`)),
    )
    expect(after.rows.some((row) => "withoutCalendar" in row)).toBe(false)
    expect(after.err).not.toContain("days off")

    const listed = JSON.parse((await xueer("calendar", "list", "--json")).out)
    expect(listed).toMatchObject({ published: publishedYears, imported: [{ year }] })
    const removed = await xueer("calendar", "remove", String(year))
    expect([removed.code, removed.out]).toEqual([0, `The list of ${year} was taken back.\n`])
    expect(await weeks()).toEqual(before)
    expect((await xueer("calendar", "remove", String(year))).code).toBe(1)
  })

  test("asks about a list that is hardly whole, and says what is wrong with a file", async () => {
    const few = file("few.json", ["01-01", "02-08"])
    const asked = await xueer("calendar", "import", few)
    expect([asked.code, asked.out]).toEqual([1, ""])
    expect(asked.err).toContain(`The list of ${year} names 2 holidays only: is it whole?`)
    expect((await xueer("calendar", "import", few, "--sure")).code).toBe(0)
    expect((await xueer("calendar", "remove", String(year))).code).toBe(0)
    const other = await xueer("calendar", "import", few, "--year", String(year + 1))
    expect([other.code, other.err]).toEqual([1, `The file names no day off of ${year + 1}.\n`])
    expect((await xueer("calendar", "import", join(folder, "none.json"))).code).toBe(1)
    expect((await xueer("calendar", "import", few, "--year", "27")).code).toBe(2)
    writeFileSync(join(folder, "large.json"), " ".repeat(300_000))
    const large = await xueer("calendar", "import", join(folder, "large.json"))
    expect([large.code, large.err]).toEqual([1, "The file is too large: at most 200 KB.\n"])
  })

  test("is what the doctor looks at", async () => {
    const knows = (one: number) => one <= publishedYears.last
    const missing = missingYears(todayInShanghai(), { knows })
    expect(await doctorSays()).toBe(missing.length === 0 ? "fine" : "note")
    const path = file("list.json", ["01-01", "02-08", "04-05", "05-03", "10-01"])
    await xueer("calendar", "import", path)
    const still = missingYears(todayInShanghai(), { knows: (one) => one <= year })
    expect(await doctorSays()).toBe(still.length === 0 ? "fine" : "note")
  })
})
