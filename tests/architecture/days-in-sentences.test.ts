import { globSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { daysIn, withDaysSaid } from "../../src/contract/days-said.ts"
import { doubtSentences } from "../../src/contract/event-problems.ts"
import { faultSentence } from "../../src/contract/fault-sentences.ts"
import { importFaultSentences } from "../../src/contract/import-faults.ts"
import { type NoticeDetails, noticeKinds, noticeSentence } from "../../src/contract/notice-sentences.ts"
import { type ProblemKind, type ProblemTable, problemSentence } from "../../src/contract/problems.ts"
import { lateOnLists, postHeld } from "../../src/contract/questions.ts"
import { beginsLater, owesNoLonger } from "../../src/contract/unit-questions.ts"
import { type Day, dayOf } from "../../src/domain/shared/calendar.ts"
import { sayToGroup } from "../../src/server/features/notices/compose-group.ts"
import { composeAtOnce, composeDigest } from "../../src/server/features/notices/compose-letter.ts"
import { formatIn } from "../../src/web/text/format.ts"

/** A day, a month or a period as programs write them. */
const bare = /\d{4}-(\d{2}|[HQBW]\d)/
const languages = ["zh", "en"] as const
const today = dayOf("2010-08-20")
/** What the details of a sentence may be: days of this year and another, a moment, periods. */
const values = ["2010-09-03", "2009-12-31", "2010-09-03 14:30", "2010-Q3", "2010-H1", "2010-B5", "2010-W34"]

/** The details that a sentence asks for. */
function asked(sentence: (details: never) => unknown): string[] {
  const names = new Set<string>()
  const details = new Proxy(
    {},
    {
      get: (_, name) => {
        names.add(String(name))
        return undefined
      },
    },
  )
  sentence(details as never)
  return [...names]
}

/** The details of a sentence, each of them the same. */
const all = (names: readonly string[], value: string) =>
  Object.fromEntries(names.map((name) => [name, value]))

function isKind(value: unknown): value is ProblemKind {
  return typeof value === "object" && value !== null && "status" in value && "zh" in value && "en" in value
}

async function problemTables(): Promise<ProblemTable[]> {
  const root = fileURLToPath(new URL("../../src/contract/", import.meta.url))
  const modules: Record<string, unknown>[] = []
  for (const file of globSync("*.ts", { cwd: root })) modules.push(await import(`${root}${file}`))
  return modules
    .flatMap((exported) => Object.values(exported))
    .filter(
      (value): value is ProblemTable =>
        typeof value === "object" && value !== null && Object.values(value).some(isKind),
    )
}

test("no refusal says a day or a period as programs write it", async () => {
  const kinds = (await problemTables()).flatMap((table) => Object.entries(table))
  expect(kinds.length).toBeGreaterThan(150)
  let said = 0
  for (const [code, kind] of kinds) {
    for (const language of languages) {
      const sentence = kind[language]
      if (typeof sentence === "string") {
        expect(sentence, code).not.toMatch(bare)
        continue
      }
      const names = asked(sentence)
      for (const value of values) {
        expect(problemSentence(kind, language, all(names, value), today), code).not.toMatch(bare)
        said += 1
      }
      expect(problemSentence(kind, language, { period: "2010-08" }, today), code).not.toMatch(bare)
    }
  }
  expect(said).toBeGreaterThan(300)
})

test("days in refusals leave the year out where it is this one", () => {
  const kind: ProblemKind = { status: 409, zh: ({ on }) => `${on}已有`, en: ({ on }) => `on ${on}` }
  const said = (on: string) => languages.map((language) => problemSentence(kind, language, { on }, today))
  expect(said("2010-09-03")).toEqual(["9月3日已有", "on 3 Sep"])
  expect(said("2009-09-03")).toEqual(["2009年9月3日已有", "on 3 Sep 2009"])
  expect(problemSentence(kind, "zh", { on: "2010-09-03" })).toBe("2010年9月3日已有")
})

test("no question says a day as programs write it", () => {
  const facts = {
    start: "2009-09-03 14:30",
    today,
    hours: 30,
    chair: "王新鹏",
    venue: { name: "会议室", seats: 3, closedOn: "2010-09-01", expected: 9 },
    bookedBy: { unitName: "支部", from: "14:00", until: "15:00", topic: null },
    makeUpUntil: "2010-09-03",
    records: 3,
    turn: { taker: "甲", next: "乙" },
  }
  const from: Day = dayOf("2010-08-01")
  for (const language of languages) {
    for (const sentence of Object.values(doubtSentences)) expect(sentence[language](facts)).not.toMatch(bare)
    expect(lateOnLists({ from, today, events: 2 }, language).sentence).not.toMatch(bare)
    expect(owesNoLonger({ from, clauses: [] }, "/", language).sentence).not.toMatch(bare)
    expect(beginsLater(from, language).sentence).not.toMatch(bare)
    expect(postHeld({ postId: 1, name: "甲", from }, language).sentence).not.toMatch(bare)
  }
})

test("no notice, reminder, letter or message to a group does", () => {
  for (const kind of noticeKinds) {
    const names = [
      ...asked((details) => noticeSentence(kind, details)),
      "on",
      "at",
      "from",
      "until",
      "period",
    ]
    for (const value of values) {
      const details: NoticeDetails = { ...all(names, value), at: "14:30", people: null }
      for (const language of languages) {
        const page = noticeSentence(kind, withDaysSaid(details, formatIn(language)))[language]
        expect(page, kind).not.toMatch(bare)
        const server = noticeSentence(kind, withDaysSaid(details, daysIn(language, today)))[language]
        expect(server, kind).not.toMatch(bare)
        const reader = { publicUrl: undefined, language, today }
        const ahead = [{ unit: "支部", on: dayOf("2010-08-23"), at: "14:30" }]
        const letter = composeDigest([{ kind, details }], ahead, reader)
        expect(`${letter.subject}\n${letter.text}`, kind).not.toMatch(bare)
        const alone = composeAtOnce({ kind, details }, reader)
        expect(`${alone?.subject}\n${alone?.text}`, kind).not.toMatch(bare)
        const known = { language, unit: "支部", meetings: ahead, publicUrl: undefined, today }
        for (const tells of [kind, "digest"]) {
          expect(sayToGroup({ tells, details } as never, known) ?? "", kind).not.toMatch(bare)
        }
      }
    }
  }
})

test("a reminder says its period and its last day", () => {
  const details = {
    unit: "一支部",
    by: "王新鹏",
    obligation: "X",
    title: "上党课",
    period: "2010-H2",
    until: "2010-12-31",
  }
  const said = languages.map(
    (language) => noticeSentence("reminded", withDaysSaid(details, daysIn(language, today)))[language],
  )
  expect(said).toEqual([
    "王新鹏提醒：一支部的“上党课”（2010年下半年）还没有完成，最后一天是12月31日。",
    "王新鹏 reminds you: 一支部 has not done “上党课” (2nd half of 2010) yet; the last day is 31 Dec.",
  ])
})

test("no finding of an import does, but for the cell it quotes", () => {
  for (const code of Object.keys(importFaultSentences)) {
    const details = all(
      ["day", "from", "start", "end", "on", "life", "span", "about", "bornOn"],
      "2010-08-20",
    )
    const fault = { level: "fault", code, value: "甲", details } as const
    for (const language of languages) expect(faultSentence(fault, language), code).not.toMatch(bare)
  }
})
