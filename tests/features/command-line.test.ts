import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chmodSync, closeSync, mkdtempSync, openSync, writeSync } from "node:fs"
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openDatabase } from "../../src/server/db/index.ts"
import { readEnv } from "../../src/server/env.ts"
import { bookParts, craftZip, textRow } from "../support/crafted-files.ts"
import { writeCsvSheets } from "../support/csv-folder.ts"
import { endServer } from "../support/programs.ts"

const main = fileURLToPath(new URL("../../src/server/cli/main.ts", import.meta.url))
const hold = fileURLToPath(new URL("../support/hold-database.ts", import.meta.url))
const sample = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const expected = fileURLToPath(
  new URL("../fixtures/sample-district/expected-2010-08-20.ndjson", import.meta.url),
)

interface Answer {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const folder = mkdtempSync(join(tmpdir(), "xueer-cli-"))
// As root the database server runs under another account, which has to pass.
chmodSync(folder, 0o711)
const dataDir = join(folder, "data")
const at = (name: string) => join(folder, name)

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", LC_ALL: "C", ...more }
}

/** Runs the command line as a program of its own. */
function xueer(args: readonly string[], more: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { env: environment(more), cwd: folder })
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

/** Runs a line of shell that calls the command line as `xueer`. */
function shell(line: string): Answer {
  const script = `xueer() { "$NODE" "$MAIN" "$@"; }; ${line}`
  const env = environment({ NODE: process.execPath, MAIN: main, SAMPLE: sample })
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script], {
    env,
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e9,
  })
  return { code: status, out: stdout, err: stderr }
}

/** One sentence on standard error, nothing on standard output, and the code. */
async function expectRefusal(args: readonly string[], sentence: string | RegExp, code = 1): Promise<void> {
  const answer = await xueer(args)
  expect(answer.err.trim()).toMatch(sentence)
  expect(answer.err.trim().split("\n").length).toBe(1)
  expect([answer.code, answer.out]).toEqual([code, ""])
}

const serverIsGone = async () => !(await readdir(join(dataDir, "postgres"))).includes("postmaster.pid")

beforeAll(async () => {
  const { code, err } = await xueer(["import", sample])
  expect([code, err.includes("defect")]).toEqual([0, false])
})
afterAll(async () => {
  await endServer(dataDir)
  await rm(folder, { recursive: true, force: true })
})

describe("what is asked wrongly ends with 2", () => {
  test.each([
    [[]],
    [["nosuch"]],
    [["import"]],
    [["import", "a", "b"]],
    [["import", "--wrong", "a"]],
    [["import", "--undo", "a"]],
    [["import", "--undo", "--check"]],
    [["evaluate"]],
    [["evaluate", "--year", "abc"]],
    [["evaluate", "--year", "2010", "--as-of", "2010-02-30"]],
    [["evaluate", "--year", "2010", "--lang", "fr"]],
    [["explain", "--obligation", "TM-GROUP"]],
    [["demo", "--out", "x", "--members", "many"]],
    [["demo", "--out", "x", "--branches", "0"]],
    [["template", "template.txt"]],
    [["explain", "--obligation", "TM-GROUP", "--subject", "203-0003-1", "--period", "May"]],
  ])("%j", async (args) => {
    const { code, out, err } = await xueer(args)
    expect([code, out]).toEqual([2, ""])
    expect(err).not.toMatch(/defect|\n {4}at /)
  })

  test("help ends with 0, on every level", async () => {
    for (const args of [["--help"], ["import", "--help"], ["help", "evaluate"]]) {
      const { code, out } = await xueer(args)
      expect([code, out.includes("Usage: xueer")]).toEqual([0, true])
    }
  })
})

describe("evaluate --json", () => {
  const keys = "obligation subjectType subject period target actual unit status atRisk pack"

  test("prints the contract's object a line, sorted, and nothing else", async () => {
    const { code, out, err } = await xueer(["evaluate", "--year", "2010", "--as-of", "2010-08-20", "--json"])
    expect([code, err]).toEqual([0, ""])
    const lines = out.trimEnd().split("\n")
    const rows = lines.map((line) => JSON.parse(line))
    for (const row of rows) expect(Object.keys(row).join(" ")).toBe(keys)
    const places = rows.map(({ obligation, subject, period }) => `${obligation}\t${subject}\t${period}`)
    expect(places).toEqual(places.toSorted())
    const wanted = (await readFile(expected, "utf8")).trimEnd().split("\n")
    const ids = new Set(wanted.map((line) => JSON.parse(line).obligation))
    const found = rows.filter((row) => ids.has(row.obligation)).map(({ pack, ...row }) => row)
    expect(found).toEqual(wanted.map((line) => JSON.parse(line)))
  })

  test("of one unit and obligation, with those that are not applicable", async () => {
    const args = ["evaluate", "--year", "2010", "--as-of", "2010-08-20", "--json", "--all"]
    const { out } = await xueer([...args, "--obligation", "TM-GROUP", "--org", "203"])
    const rows = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(new Set(rows.map(({ obligation }) => obligation))).toEqual(new Set(["TM-GROUP"]))
    expect(rows.every(({ subject }) => subject.startsWith("203"))).toBe(true)
    expect(rows.length % 12).toBe(0)
  })

  test("speaks the language asked for", async () => {
    const args = ["explain", "--obligation", "TM-GROUP", "--subject", "203-0003-1", "--period", "2010-02"]
    const zh = await xueer([...args, "--lang", "zh"])
    const en = await xueer([...args, "--lang=en"], { LC_ALL: "zh_CN.UTF-8" })
    expect(zh.out).toContain("标准")
    expect(en.out).toContain("Target")
    const environs = await xueer(args, { LC_ALL: "zh_CN.UTF-8" })
    expect(environs.out).toBe(zh.out)
    const json = await xueer([...args, "--json"])
    expect(JSON.parse(json.out).result).toMatchObject({ subject: "203-0003-1", period: "2010-02" })
  })
})

test("whoever looks at figures on the command line leaves an entry in the audit log", async () => {
  const database = await openDatabase(readEnv({ DATA_DIR: dataDir }), () => {})
  try {
    const { rows: before } = await database.pool.query("select max(audit_entry_id) as last from audit_entry")
    const day = ["--as-of", "2010-08-20"]
    await xueer(["evaluate", "--year", "2010", "--org", "203", "--json", ...day])
    await xueer([
      "explain",
      "--obligation",
      "TM-GROUP",
      "--subject",
      "203-0003-1",
      "--period",
      "2010-02",
      ...day,
    ])
    await xueer(["explain", "--obligation", "TM-GROUP", "--subject", "nobody", "--period", "2010-02", ...day])
    const { rows } = await database.pool.query(
      "select actor, action, details from audit_entry where audit_entry_id > $1 order by audit_entry_id",
      [before[0].last],
    )
    expect(rows).toEqual([
      {
        actor: "xueer",
        action: "judged-by-command",
        details: { year: 2010, asOf: "2010-08-20", asked: "203" },
      },
      {
        actor: "xueer",
        action: "explained-by-command",
        details: { obligation: "TM-GROUP", asked: "203-0003-1", period: "2010-02", asOf: "2010-08-20" },
      },
    ])
  } finally {
    await database.close()
  }
})

describe("what is not there is named, and what there is instead", () => {
  test.each([
    ["evaluate --year 1990", "no document is in force for 1990; the earliest holds from 2009"],
    ["evaluate --year 2010 --org 99", 'there is no unit with the code "99"'],
    ["evaluate --year 2010 --obligation NOPE", /no obligation "NOPE"; there are: AR-FILED .*TR-VILLAGE/],
    ["explain --obligation TM-GROUP --subject 99 --period 2010-03", 'no unit with the code "99"'],
    ["explain --obligation TR-MEMBER --subject 99 --period 2010", 'no member with the number "99"'],
    [
      "explain --obligation TM-GROUP --subject 001 --period 2010-03",
      '"TM-GROUP" asks nothing of a subject like "001"',
    ],
    [
      "explain --obligation TM-GROUP --subject 203-0003-1 --period 2010-13",
      /"2010-13"; it has: 2010-01 .*2010-12$/,
    ],
    ["import nowhere", "nowhere: there is no such file or folder; check the path"],
    ["import nowhere.xlsx --lang zh", "nowhere.xlsx: 没有这个文件或文件夹；请核对路径"],
    ["export /dev/null/x.xlsx", "Part of the path is no folder: /dev/null"],
    ["export nowhere/x.xlsx --lang zh", "没有这个文件或文件夹：nowhere。"],
    ["policy check nowhere --lang zh", /^没有这个文件或文件夹：\S*nowhere。$/],
    ["export /dev/null", /in the way/],
  ])("%s", async (line, sentence) => {
    await expectRefusal(line.split(" "), sentence)
  })

  test.each([
    ["restore", "nowhere", /^nowhere 读不了。没有这个文件或文件夹：nowhere。$/],
    ["backup", "nowhere/b", /^\S+nowhere\/b 写不成。没有这个文件或文件夹：\S+nowhere。$/],
  ])("%s %s, in Chinese", async (verb, path, sentence) => {
    const { code, err } = await xueer([verb, path, "--lang", "zh"], {
      BACKUP_PASSPHRASE: "long enough it is",
    })
    expect([code, err.trim()]).toEqual([1, expect.stringMatching(sentence)])
  })

  test.each([
    [{ DATABASE_URL: "mysql://localhost/x" }, "DATABASE_URL: must begin with postgres://"],
    [{ DATABASE_URL: "postgres://x@127.0.0.1:1/x" }, "DATABASE_URL: no connection: connect ECONNREFUSED"],
    [{ PORT: "99999" }, 'PORT: "99999" is not a port number'],
    [{ DATA_DIR: "/dev/null" }, "DATA_DIR: /dev/null is not a folder."],
    [{ DATA_DIR: "/dev/null", LC_ALL: "zh_CN.UTF-8" }, "DATA_DIR：/dev/null 不是文件夹。"],
  ])("%j", async (variables, sentence) => {
    const { code, out, err } = await xueer(["evaluate", "--year", "2010"], variables)
    expect([code, out]).toEqual([1, ""])
    expect(err.trim()).toContain(sentence)
    expect(err.trim().split("\n").length).toBe(1)
  })
})

describe("a file that can't be taken gets one sentence", () => {
  const units = textRow("组织编码", "组织名称", "组织类型")
  const files: readonly [name: string, bytes: () => Buffer, sentence: RegExp][] = [
    ["text.xlsx", () => Buffer.from("hello"), /^text.xlsx: is not an Excel workbook; .*save it as/],
    ["letter.docx", () => Buffer.from("PK"), /^letter.docx: is neither an .xlsx workbook nor a folder/],
    ["letter.xlsx", () => craftZip([{ name: "word/document.xml", data: "<w/>" }]), /Word document/],
    ["old.xls", () => Buffer.from("d0cf11e0a1b11ae1", "hex"), /old Excel format \(.xls\); save it as/],
    [
      "bomb.xlsx",
      () =>
        craftZip([...bookParts({ 组织: units }), { name: "xl/bomb.xml", data: Buffer.alloc(50_000_000) }]),
      /"xl\/bomb.xml" is packed \d+ to 1, more than 100, like a zip bomb; it was not unpacked/,
    ],
  ]

  test.each(files)("%s", async (name, bytes, sentence) => {
    await writeFile(at(name), bytes())
    await expectRefusal(["import", name], sentence)
  })

  test("a CSV in an encoding nobody knows", async () => {
    await mkdir(at("encoding"))
    await writeFile(join(at("encoding"), "组织.csv"), Buffer.from("fffe2c80ff0a", "hex"))
    await expectRefusal(["import", "encoding"], /^组织.csv: unknown encoding: .*save it as CSV UTF-8$/)
  })

  test("a cell of 100 MB, in little memory", async () => {
    await mkdir(at("long"))
    const file = openSync(join(at("long"), "活动.csv"), "w")
    writeSync(file, "活动编号,主题\nA1,")
    for (let megabytes = 0; megabytes < 100; megabytes++) writeSync(file, "学".repeat(349_526))
    closeSync(file)
    const { code, err, out } = await xueer(["import", "long"], { NODE_OPTIONS: "--max-old-space-size=64" })
    expect([code, out]).toEqual([1, ""])
    expect(err.trim()).toMatch(/^活动 row 2: /)
  })

  test("with --json the sentence is a finding", async () => {
    const { code, out } = await xueer(["import", "text.xlsx", "--json"])
    expect(code).toBe(1)
    const { done, faults, findings } = JSON.parse(out)
    expect([done, faults]).toEqual([false, 1])
    expect(findings).toMatchObject([{ level: "fault", code: "not-a-workbook", sheet: "text.xlsx" }])
  })

  test("macros and formulas are said and no obstacle", async () => {
    const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
    const row = `<row r="2">${cell("A2", "001")}<c r="B2" t="str"><f>A1</f><v>和平区委</v></c>${cell("C2", "区委")}</row>`
    const parts = [
      ...bookParts({ 组织: units + row, Sheet1: "" }),
      { name: "xl/vbaProject.bin", data: "macro" },
    ]
    await writeFile(at("macros.xlsx"), craftZip(parts))
    const { code, err, out } = await xueer(["import", "--check", "macros.xlsx"])
    expect(code).toBe(0)
    expect(err).toContain("note  macros.xlsx: ")
    expect(err).toContain("note  Sheet1: an empty sheet; it was not read")
    expect(err).toContain("note  组织 组织名称: the column holds 1 formulas (the first in B2)")
    expect(out).toContain("Only checked: nothing was changed.")
  })

  test("what can't be seen in a name is refused with its place, and does not reach the terminal", async () => {
    await writeCsvSheets(at("unseen"), {
      党员: ["党员编号,姓名", "a1,王\u202e秀英", "a2,李\u200b建国", "a3,赵\u001b[2J", "b4,孙\u0007强"],
    })
    const { code, err, out } = await xueer(["import", "unseen", "--lang", "zh"])
    expect([code, out]).toEqual([1, "有 4 处错误、4 处提醒；什么也没有改动。改正后请再导入一次。\n"])
    const faults = err.split("\n").filter((line) => line.startsWith("错误"))
    expect(faults).toEqual([
      "错误  党员 第2行 姓名 “王<U+202E>秀英”: 第2个字符（U+202E）是看不见的文字方向控制符；请删去",
      "错误  党员 第3行 姓名 “李<U+200B>建国”: 第2个字符（U+200B）是看不见的零宽字符；请删去",
      "错误  党员 第4行 姓名 “赵<U+001B>[2J”: 第2个字符（U+001B）是控制字符；请删去",
      "错误  党员 第5行 姓名 “孙<U+0007>强”: 第2个字符（U+0007）是控制字符；请删去",
    ])
  })
})

describe("files are written", () => {
  test("a template, which is taken as it is and changes nothing", async () => {
    expect(await xueer(["template", "template.xlsx"])).toMatchObject({
      code: 0,
      out: "written: template.xlsx\n",
    })
    const { code, out } = await xueer(["import", "--check", "--json", "template.xlsx"])
    const { faults, warnings, sheets } = JSON.parse(out)
    expect([code, faults, warnings, sheets.length]).toEqual([0, 0, 0, 13])
    for (const { added, changed } of sheets) expect([added, changed]).toEqual([0, 0])
  })

  test.each(["out.xlsx", "out"])(
    "the district as %s, which changes nothing when it is imported",
    async (path) => {
      expect((await xueer(["export", path])).code).toBe(0)
      const { code, out } = await xueer(["import", "--json", path])
      const { done, sheets } = JSON.parse(out)
      expect([code, done]).toEqual([0, true])
      const sum = (key: string) =>
        sheets.reduce((all: number, sheet: Record<string, number>) => all + Number(sheet[key]), 0)
      expect([sum("added"), sum("changed"), sum("unchanged")]).toEqual([0, 0, 6220])
    },
  )

  test("for whoever ran it alone, never over what is there unless told to, and the audit log knows", async () => {
    expect((await xueer(["export", "once.xlsx"])).code).toBe(0)
    expect((await stat(at("once.xlsx"))).mode & 0o777).toBe(0o600)
    const before = await readFile(at("once.xlsx"))
    const again = await xueer(["export", "once.xlsx"])
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("--force")])
    expect((await readFile(at("once.xlsx"))).equals(before)).toBe(true)
    expect((await xueer(["export", "--force", "once.xlsx"])).code).toBe(0)
  })

  test.each([
    ["template", ["template", "filled-in.xlsx"]],
    ["demo", ["demo", "--members", "60", "--branches", "4", "--out", "filled-in.xlsx"]],
  ])("by %s over nothing that somebody has filled in, unless told to", async (_, args) => {
    await writeFile(at("filled-in.xlsx"), "a year's work")
    expect(await xueer(args)).toMatchObject({ code: 1, out: "", err: expect.stringContaining("--force") })
    expect(await readFile(at("filled-in.xlsx"), "utf8")).toBe("a year's work")
    expect((await xueer([...args, "--force"])).code).toBe(0)
  })

  test("a sample district, the same bytes for the same seed", async () => {
    const digest = async (path: string) => {
      const hash = createHash("sha256")
      for (const name of (await readdir(at(path))).toSorted())
        hash.update(await readFile(join(at(path), name)))
      return hash.digest("hex")
    }
    const demo = (out: string, seed: string) =>
      xueer([
        "demo",
        "--out",
        out,
        "--members",
        "120",
        "--branches",
        "6",
        "--seed",
        seed,
        "--until",
        "2010-12-31",
      ])
    const codes = await Promise.all([demo("one", "7"), demo("same", "7"), demo("other", "8")])
    expect(codes.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await digest("one")).toBe(await digest("same"))
    expect(await digest("one")).not.toBe(await digest("other"))
  })
})

describe("an answer that nobody takes", () => {
  test("is no error when its reader leaves; the database is closed all the same", async () => {
    const { code, out, err } = shell(
      "xueer evaluate --year 2010 --json | head -n 1; exit $((10 * PIPESTATUS[0] + PIPESTATUS[1]))",
    )
    expect([code, err]).toEqual([0, ""])
    expect(JSON.parse(out).obligation).toBe("AR-FILED")
    expect(await serverIsGone()).toBe(true)
    const messages = shell(
      `xueer import --check "$SAMPLE" 2>&1 >/dev/null | head -n 1; exit "\${PIPESTATUS[0]}"`,
    )
    expect(messages.code).toBe(0)
  })

  test("is an error where the disk behind it is full, in one sentence", async () => {
    const { code, err } = shell("xueer evaluate --year 2010 --json > /dev/full")
    expect(code).toBe(1)
    expect(err).toMatch(/^The answer could not be written to its end: ENOSPC[^\n]*\n$/)
    expect(await serverIsGone()).toBe(true)
  })
})

/**
 * A small disk of one's own: a tmpfs in a namespace that is gone with the script. Root may mount it as it is; anybody
 * else is root in a namespace for the mount, and themselves again for the rest.
 */
const onSmallDisk = `
  [ "$(id -u)" = 0 ] && as="unshare --mount" || as="unshare --map-root-user --mount"
  back="exec"
  [ "$(id -u)" = 0 ] || back="exec unshare --user --map-user=$(id -u) --map-group=$(id -g)"
  export back
  $as bash -c 'mount -t tmpfs -o size=256m,mode=711 tmpfs "$DISK" && $back bash -c "$WORK"'`

/** Brings a district in while 3 MB are left, and again when there is room; the server is up all the while. */
const fillDisk = `
  xueer() { "$NODE" "$MAIN" "$@" --lang en; }
  coproc holder { "$NODE" "$HOLD"; }
  read -r _ <&"\${holder[0]}"
  free=$(df -k --output=avail "$DISK" | tail -n 1)
  head -c "$((free - 3 * 1024))K" /dev/zero > "$DISK/ballast"
  xueer import "$BOOK" 2>&1 | grep -v ^warning; echo "code \${PIPESTATUS[0]}"
  cat /dev/zero > "$DISK/more" 2>/dev/null
  xueer export "$DISK/out" 2>&1; echo "code $?, files: $(ls -A "$DISK/out" 2>/dev/null)"
  rm "$DISK/ballast" "$DISK/more"
  xueer evaluate --year 2010 2>&1
  xueer import "$BOOK" >/dev/null 2>&1; echo "code $?"
  exec {holder[1]}>&-
  wait`

test("a disk that fills up during an import loses nothing and gets one sentence", async () => {
  await mkdir(at("disk"))
  const demo = ["demo", "--out", "big", "--members", "1000", "--branches", "40", "--until", "2010-12-31"]
  expect((await xueer(demo)).code).toBe(0)
  const variables = {
    NODE: process.execPath,
    MAIN: main,
    HOLD: hold,
    DISK: at("disk"),
    DATA_DIR: join(at("disk"), "data"),
    BOOK: at("big"),
  }
  const work = (WORK: string) =>
    spawnSync("bash", ["-c", onSmallDisk], { env: environment({ ...variables, WORK }), encoding: "utf8" })
  if (work("true").status !== 0) {
    // Some containers allow no mount at all: then the one full disk there is takes the answer.
    const { code, err } = shell(
      'xueer import --check "$SAMPLE" --json 2>/dev/null > /dev/full; echo "$?" >&2',
    )
    expect([code, err]).toEqual([0, "1\n"])
    return
  }
  const { stdout, stderr } = work(fillDisk)
  // Where the database cannot write its log either, it waits for room and says so itself.
  const full = /^The disk is full; nothing was changed\.|^DATA_DIR: no space is left on the disk/
  const told = stdout
    .trim()
    .split("\n")
    .map((line) => (full.test(line) ? "full" : line))
  expect([told.filter((line, at) => line !== "full" || told[at + 1] !== "full"), stderr]).toEqual([
    [
      "full",
      "code 1",
      "full",
      "code 1, files: ",
      "there are no units yet; bring in a workbook with xueer import first",
      "code 0",
    ],
    "",
  ])
})
