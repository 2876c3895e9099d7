import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { ownPolicies } from "./own-policies.ts"
import { PackUnreadable } from "./pack-unreadable.ts"
import { packsInForce } from "./packs-in-force.ts"
import { plainText } from "./plain-text.ts"
import { readPacks } from "./read-packs.ts"

/** The rows of the interpretation's table: what `licheng-2010` must judge. */
const lichengClauses = [
  ["CG-DAYS", "CG-ESSAYS", "CG-MONTHLY", "CG-RECORD"],
  ["TM-ASSEMBLY", "TM-COMMITTEE", "TM-GROUP", "TM-LECTURE"],
  ["TR-CADRE", "TR-CHU", "TR-LEADER", "TR-MEMBER", "TR-SECRETARY", "TR-VILLAGE"],
  ["CS-FOUR", "CS-HOURS", "CS-MAKEUP", "CS-ROLL", "CS-WEEKLY"],
  ["SS-CHECK", "SS-DELIVER", "SS-EXHIBIT", "SS-MOBILE", "SS-NOTEBOOK"],
  ["AR-FILED", "PL-FILED", "SU-COMMITTEE", "SU-REPORT", "SU-SAMPLE", "EV-YEARLY"],
]
  .flat()
  .sort()

const packs = readPacks()

function packOf(id: string) {
  const pack = packs.find((one) => one.id === id)
  if (!pack) throw new Error(`there is no pack ${id}`)
  return pack
}

describe("the packs that come with the program", () => {
  test("all read, and those not yet checked against the full text carry the badge", () => {
    expect(packs.map(({ id, unverified }) => [id, unverified])).toEqual([
      ["branch-2018", false],
      ["cadres-2023", false],
      ["central-group-2017", true],
      ["licheng-2010", false],
      ["members-2019", false],
      ["national-2009-2013", true],
    ])
  })

  test("licheng-2010 has a clause for every row of the interpretation", () => {
    const clauses = packOf("licheng-2010").clauses.map((clause) => clause.id)
    expect(clauses).toEqual(lichengClauses)
  })

  test("should-rows of licheng-2010 are those for which the source gives no number, and the weekly slot", () => {
    const should = packOf("licheng-2010").clauses.filter((clause) => clause.weight === "should")
    expect(should.map((clause) => clause.id)).toEqual([
      "CS-WEEKLY",
      "SS-CHECK",
      "SS-DELIVER",
      "SS-EXHIBIT",
      "SS-MOBILE",
      "SU-COMMITTEE",
    ])
  })

  test("the text of licheng-2010 is the source, word for word", () => {
    const text = plainText(readFileSync(join(ownPolicies, "licheng-2010", "text.md"), "utf8"))
    expect(text).toHaveLength(2757)
    expect(createHash("sha256").update(text).digest("hex")).toBe(
      "9e9e44eae4bc9e4749bb3dc3e7f06a11fe52f7a66d5fe21685601b6b38212c9f",
    )
  })

  test("every parameter of licheng-2010 is shown beside some clause", () => {
    const { parameters, clauses } = packOf("licheng-2010")
    const used = new Set(clauses.flatMap((clause) => clause.uses))
    expect([...used].sort()).toEqual(Object.keys(parameters).sort())
  })

  test("numbers of the plans nobody has checked carry the badge, though the rest of their pack does not", () => {
    const member = packOf("members-2019").clauses.find((clause) => clause.id === "M19-MEMBER")
    expect(member?.targets.map(({ from, value, unverified }) => [from, value, unverified])).toEqual([
      ["2019-01-01", 32, undefined],
      ["2024-01-01", 32, true],
    ])
  })

  test("a year is judged by the packs in force then", () => {
    const inForce = (year: number) => packsInForce(packs, year).map((pack) => pack.id)
    expect(inForce(2008)).toEqual([])
    expect(inForce(2010)).toEqual(["licheng-2010", "national-2009-2013"])
    expect(inForce(2013)).toEqual(["licheng-2010", "national-2009-2013"])
    expect(inForce(2014)).toEqual(["licheng-2010"])
    expect(inForce(2018)).toEqual(["branch-2018", "central-group-2017", "licheng-2010"])
    expect(inForce(2024)).toEqual([
      "branch-2018",
      "cadres-2023",
      "central-group-2017",
      "licheng-2010",
      "members-2019",
    ])
  })
})

const packYaml = `id: village-2010
version: 1
title: 山村学习办法
issuer: 山村党委
from: 2010-01-05
parameters:
  day.hours:
    title: 一天折合的学时
    values:
      - { from: 2010-01-01, value: 8, source: 办法 }
  frail.exempt:
    title: 年老体弱党员是否减免
    values:
      - { from: 2010-01-01, value: false, source: 办法 }
credits:
  training: { activities: [党课], trainings: [党校] }
categories:
  - { name: 党员, clause: V-TRAIN }
`

const clauseYaml = `id: V-TRAIN
title: 培训
article: 一
quote: 每年培训不少于2天
reading: 每名党员每年培训不少于两天。
weight: must
subject: { who: person, category: 党员 }
period: year
unit: 天
measure:
  method: minimum-per-person
  credit: training
  exemptParameter: frail.exempt
targets:
  - { from: 2010-01-01, value: 2, source: 办法一 }
uses: [day.hours, frail.exempt]
reviewed: 2010-03-01
`

describe("a pack with something wrong stops the start, by file and line", () => {
  let root: string
  let policies: string

  function write(path: string, text: string): void {
    const file = join(policies, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }

  const clause = "village-2010/clauses/V-TRAIN.yaml"

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "packs-"))
    policies = join(root, "policies")
    write("village-2010/pack.yaml", packYaml)
    write("village-2010/text.md", "# 山村学习办法\n\n一、党员**每年培训**\n不少于 2 天。\n")
    write(clause, clauseYaml)
    write("village-2010/examples/V-TRAIN.yaml", "anything: the start does not read this\n")
  })
  afterEach(() => rmSync(root, { recursive: true }))

  function faults(): readonly string[] {
    try {
      readPacks(policies)
    } catch (error) {
      if (error instanceof PackUnreadable) return error.faults
      throw error
    }
    return []
  }

  test("white space and markdown in the text do not hide a quote", () => {
    expect(faults()).toEqual([])
    expect(readPacks(policies)[0]?.clauses[0]?.pack).toBe("village-2010")
  })

  /** [what is wrong, what is replaced in the clause, by what, the fault] */
  const clauseFaults: readonly (readonly [string, string, string, string])[] = [
    ["an unknown key", "weight: must", "weight: must\ncolour: red", ':7: unknown key "colour"'],
    [
      "an unknown key further down",
      "credit: training",
      "credit: training\n  every: 2",
      '13: unknown key "every"',
    ],
    [
      "an unknown word",
      "{ who: person, category: 党员 }",
      "{ who: person, circumstances: [富有] }",
      ':7: "subject.circumstances.0": "富有" is not one of 年老体弱 文化水平较低 外出流动',
    ],
    [
      "a quote that is not in the text",
      "不少于2天",
      "不少于3天",
      ":4: the quote does not occur word for word in text.md",
    ],
    ["a target without a source", ", source: 办法一", "", ':15: "targets.0.source" is missing'],
    [
      "an impossible day",
      "reviewed: 2010-03-01",
      "reviewed: 2010-02-30",
      ':17: "reviewed": a day is written YYYY-MM-DD',
    ],
    ["a missing key", "title: 培训\n", "", ':1: "title" is missing'],
    [
      "a parameter that the pack has not, shown",
      "uses: [day.hours,",
      "uses: [week.hours,",
      ':16: "week.hours" is no parameter of village-2010',
    ],
    [
      "a parameter that the pack has not, counted by",
      "exemptParameter: frail.exempt",
      "exemptParameter: toString",
      ':13: "toString" is no parameter of village-2010',
    ],
    ["an unknown credit", "credit: training", "credit: study", ':12: "study" is no credit of village-2010'],
    ["an unknown category", "category: 党员", "category: 村民", ':7: "村民" is no category of village-2010'],
    [
      "an id that is not the file's name",
      "id: V-TRAIN",
      "id: V-OTHER",
      ":1: the id V-OTHER is not the file's name",
    ],
    [
      "broken YAML",
      "unit: 天",
      "unit: [天",
      ":10: Flow sequence in block collection must be sufficiently indented",
    ],
    ["a key twice", "unit: 天", "unit: 天\nunit: 次", ":10: Map keys must be unique"],
  ]

  test.each(clauseFaults)("%s", (_, part, by, fault) => {
    expect(clauseYaml).toContain(part)
    write(clause, clauseYaml.replace(part, by))
    expect(faults().map((one) => one.replace(`policies/${clause}`, ""))).toContainEqual(
      expect.stringContaining(fault),
    )
    for (const one of faults()) expect(one).toMatch(/^policies\/village-2010\/clauses\/V-TRAIN\.yaml:\d+: ./)
  })

  /** The same in the pack. */
  const packFaults: readonly (readonly [string, string, string, string])[] = [
    ["an unknown key of the pack", "version: 1", "version: 1\nvalid: yes", ':3: unknown key "valid"'],
    [
      "a folder with another name",
      "id: village-2010",
      "id: village-2011",
      ":1: the id village-2011 is not the folder's name",
    ],
    [
      "a parameter without a source",
      "value: 8, source: 办法 }",
      "value: 8 }",
      ':10: "parameters.day.hours.values.0.source" is missing',
    ],
    ["hours that are no number", "value: 8", 'value: "8"', ':10: "day.hours" must be a number of hours'],
    ["a switch that is no switch", "value: false", "value: 0", ':14: "frail.exempt" must be true or false'],
    [
      "a parameter that holds too late",
      "{ from: 2010-01-01, value: 8",
      "{ from: 2010-02-01, value: 8",
      ':7: "day.hours" has no value on 2010-01-01',
    ],
    [
      "a category whose clause there is not",
      "clause: V-TRAIN",
      "clause: V-STUDY",
      ':18: "V-STUDY" is no clause of village-2010',
    ],
  ]

  test.each(packFaults)("%s", (_, part, by, fault) => {
    expect(packYaml).toContain(part)
    write("village-2010/pack.yaml", packYaml.replace(part, by))
    expect(faults().filter((one) => one.includes("/pack.yaml"))).toEqual([
      `policies/village-2010/pack.yaml${fault}`,
    ])
  })

  test("a deadline is a day of any year, an average one of two, a period of make-ups whole days", () => {
    const parameters = `  by:
    title: 期限
    values: [{ from: 2010-01-01, value: 02-29, source: 办法 }]
  mean:
    title: 平均
    values: [{ from: 2010-01-01, value: median, source: 办法 }]
  within:
    title: 补课
    values: [{ from: 2010-01-01, value: 1.5, source: 办法 }]
credits:`
    const cadres = "categories:\n  - { name: 干部, ranks: [正处], clause: V-MEAN }"
    const ofPack = packYaml.replace("credits:", parameters).replace("categories:", cadres)
    write("village-2010/pack.yaml", ofPack)
    const unit = clauseYaml.replace("who: person, category: 党员", "who: unit, kinds: [党支部]")
    const counting = (id: string, measure: string) => {
      const own = unit.replace("V-TRAIN", id).replace(/measure:\n(?: {2}.*\n)+/, `measure: ${measure}\n`)
      write(`village-2010/clauses/${id}.yaml`, own)
      write(`village-2010/examples/${id}.yaml`, "")
    }
    const shares = (id: string, measure: string) => {
      counting(id, measure)
      const file = `village-2010/clauses/${id}.yaml`
      const written = readFileSync(join(policies, file), "utf8")
      write(file, written.replace(/^unit: .*$/m, 'unit: ""').replace("value: 2", "value: 1"))
    }
    shares("V-PLAN", "{ method: before-deadline, counts: plan-filed, deadlineParameter: by }")
    counting(
      "V-MEAN",
      "{ method: mean-per-year, credit: training, category: 干部, averageParameter: mean, cycle: { began: 2009, years: 5 } }",
    )
    shares(
      "V-MAKEUP",
      "{ method: share-complete, counts: { of: made-up-in-time, kinds: [集中学习], withinParameter: within } }",
    )
    expect(faults().toSorted()).toEqual([
      'policies/village-2010/pack.yaml:17: "by" must be a last day: MM-DD of the year itself, 上年MM-DD of the year before, 次年MM-DD of the next',
      'policies/village-2010/pack.yaml:20: "mean" must be group or cycle',
      'policies/village-2010/pack.yaml:23: "within" must be a whole number of days',
    ])
  })

  test("a target in days needs to know how many hours a day has", () => {
    write("village-2010/pack.yaml", packYaml.replace("day.hours:", "hours:"))
    expect(faults()).toEqual([
      `policies/${clause}:16: "day.hours" is no parameter of village-2010`,
      `policies/${clause}:9: "day.hours" is no parameter of village-2010`,
    ])
  })

  test("two clauses with one id, in one pack or in two", () => {
    write("village-2010/clauses/V-TWIN.yaml", clauseYaml)
    write("village-2010/examples/V-TWIN.yaml", "")
    for (const file of ["pack.yaml", "text.md", "clauses/V-TRAIN.yaml", "examples/V-TRAIN.yaml"]) {
      const text = readFileSync(join(policies, "village-2010", file), "utf8")
      write(`village-2011/${file}`, text.replace("id: village-2010", "id: village-2011"))
    }
    expect(faults()).toEqual([
      "policies/village-2010/clauses/V-TWIN.yaml:1: the id V-TRAIN is not the file's name",
      `policies/village-2010/clauses/V-TWIN.yaml:1: the id V-TRAIN is taken by ${clause}`,
      `policies/village-2011/clauses/V-TRAIN.yaml:1: the id V-TRAIN is taken by ${clause}`,
    ])
  })

  test("a clause without examples, and examples without a clause", () => {
    rmSync(join(policies, "village-2010/examples/V-TRAIN.yaml"))
    write("village-2010/examples/V-STUDY.yaml", "")
    expect(faults()).toEqual([
      `policies/${clause}:1: there is no examples/V-TRAIN.yaml`,
      "policies/village-2010/examples/V-STUDY.yaml:1: there is no clauses/V-STUDY.yaml",
    ])
  })

  test("files that are missing, or would be passed over", () => {
    rmSync(join(policies, "village-2010/text.md"))
    write("village-2010/clauses/V-STUDY.yml", clauseYaml)
    write("empty/pack.yaml", packYaml.replaceAll("village-2010", "empty").replace(", clause: V-TRAIN", ""))
    write("empty/text.md", "")
    expect(faults()).toEqual([
      "policies/empty/pack.yaml:1: the pack has no clauses",
      "policies/village-2010/text.md:1: the file is missing",
      "policies/village-2010/clauses/V-STUDY.yml:1: is no .yaml file",
    ])
  })

  test("every fault of every pack is said in one go", () => {
    write(clause, clauseYaml.replace("不少于2天", "不少于3天").replace(", source: 办法一", ""))
    write("other/pack.yaml", "id: other\n")
    const said = faults()
    expect(said).toContain(`policies/${clause}:15: "targets.0.source" is missing`)
    expect(said).toContain('policies/other/pack.yaml:1: "issuer" is missing')
    expect(said).toContain("policies/other/text.md:1: the file is missing")
    expect(() => readPacks(policies)).toThrow(said.join("\n"))
  })

  test("a pack of one's own is read beside those of the program, and may not take a name", () => {
    const own = readPacks(ownPolicies, policies).map(({ id }) => id)
    expect(own).toEqual([...readPacks().map(({ id }) => id), "village-2010"])
    expect(() => readPacks(policies, policies)).toThrow("there is a pack village-2010 already")
  })
})
