import type { Client } from "pg"
import type { ImportFaultCode } from "../../../contract/import-faults.ts"
import type { Fault, SheetKey } from "../../../contract/workbook.ts"
import { folded } from "../../../domain/shared/folding.ts"
import {
  activitiesBeyondUnitLife,
  attendanceOfOutsiders,
  type BornAlike,
  belowEndedUnits,
  beyondUnitLife,
  bornAlike,
  branchesOfOne,
  findOverlaps,
  makeUpsBeforeActivity,
  membersWithoutUnit,
  type Oddity,
  odditiesShown,
  sittingsThatDiffer,
} from "./queries.ts"
import { signedActivities, signedLists } from "./seen-to-here-queries.ts"

/** Contradictions between rows, once the file has been brought in. */
export async function findContradictions(client: Client, present: readonly SheetKey[]): Promise<Fault[]> {
  if (!present.includes("memberships")) return []
  return (await findOverlaps(client)).map(({ row, member, other, span }) => ({
    level: "fault",
    code: "overlap" satisfies ImportFaultCode,
    sheet: "组织关系",
    row,
    column: "起始日期",
    value: member,
    details: { other, span },
  }))
}

interface Look {
  readonly code: ImportFaultCode
  readonly sheet: string
  readonly column: string
  /** The name under which the sentence wants what the query says about a row. */
  readonly about: string
  readonly needs: readonly SheetKey[]
  readonly find: (client: Client, today: string) => Promise<Oddity[]>
}

const looks: readonly Look[] = [
  {
    code: "same-person",
    sheet: "党员",
    column: "姓名",
    about: "others",
    needs: ["members"],
    find: membersTwice,
  },
  {
    code: "branch-of-one",
    sheet: "组织",
    column: "组织编码",
    about: "unit",
    needs: ["units"],
    find: branchesOfOne,
  },
  {
    code: "below-ended-unit",
    sheet: "组织",
    column: "上级组织编码",
    about: "above",
    needs: ["units"],
    find: belowEndedUnits,
  },
  {
    code: "member-without-unit",
    sheet: "党员",
    column: "党员编号",
    about: "member",
    needs: ["members"],
    find: membersWithoutUnit,
  },
  {
    code: "beyond-unit-life",
    sheet: "组织关系",
    column: "组织编码",
    about: "life",
    needs: ["memberships"],
    find: (client) => beyondUnitLife(client, "membership"),
  },
  {
    code: "beyond-unit-life",
    sheet: "任职",
    column: "组织编码",
    about: "life",
    needs: ["posts"],
    find: (client) => beyondUnitLife(client, "post"),
  },
  {
    code: "activity-beyond-unit-life",
    sheet: "活动",
    column: "开始时间",
    about: "life",
    needs: ["activities"],
    find: activitiesBeyondUnitLife,
  },
  {
    code: "record-signed",
    sheet: "活动",
    column: "活动编号",
    about: "activity",
    needs: ["activities"],
    find: signedActivities,
  },
  {
    code: "record-signed",
    sheet: "考勤",
    column: "活动编号",
    about: "activity",
    needs: ["attendance"],
    find: signedLists,
  },
  {
    code: "sitting-differs",
    sheet: "活动",
    column: "同场",
    about: "other",
    needs: ["activities"],
    find: sittingsThatDiffer,
  },
  {
    code: "attendance-of-outsider",
    sheet: "考勤",
    column: "党员编号",
    about: "activity",
    needs: ["attendance"],
    find: attendanceOfOutsiders,
  },
  {
    code: "make-up-before-activity",
    sheet: "考勤",
    column: "补课日期",
    about: "start",
    needs: ["attendance"],
    find: makeUpsBeforeActivity,
  },
]

/** Members of the file of whose name and birth there is another: perhaps the same person. */
async function membersTwice(client: Client): Promise<Oddity[]> {
  let first: Omit<Oddity, "total">[] = []
  let total = 0
  for await (const alike of bornAlike(client)) {
    const twice = twiceAmong(alike)
    total += twice.length
    first = [...first, ...twice].toSorted((one, other) => one.row - other.row).slice(0, odditiesShown)
  }
  return first.map((oddity) => ({ ...oddity, total }))
}

function twiceAmong(alike: readonly BornAlike[]): Omit<Oddity, "total">[] {
  const people = Map.groupBy(alike, ({ name, bornOn }) => `${bornOn} ${folded(name)}`)
  return alike.flatMap(({ row, code, name, bornOn }) => {
    const others = (people.get(`${bornOn} ${folded(name)}`) ?? []).filter((one) => one.code !== code)
    const about = others.map((one) => one.code).join("、")
    return row === null || about === "" ? [] : [{ row, value: name, about }]
  })
}

/** The first few oddities of a kind, the last of them standing for the rest. */
export function asWarnings(
  { code, sheet, column, about }: Pick<Look, "code" | "sheet" | "column" | "about">,
  oddities: readonly Oddity[],
): { fault: Fault; total: number }[] {
  return oddities.map((oddity, index) => {
    const more = index === oddities.length - 1 ? oddity.total - oddities.length : 0
    return {
      fault: {
        level: "warning",
        code,
        sheet,
        row: oddity.row,
        column,
        value: oddity.value,
        details: { [about]: oddity.about, ...(more > 0 ? { more } : {}) },
      },
      total: 1 + more,
    }
  })
}

/** What is odd but happens, once everything is in. */
export async function findOddities(
  client: Client,
  present: readonly SheetKey[],
  today: string,
): Promise<{ fault: Fault; total: number }[]> {
  const found: { fault: Fault; total: number }[] = []
  for (const look of looks) {
    if (!look.needs.every((key) => present.includes(key))) continue
    found.push(...asWarnings(look, await look.find(client, today)))
  }
  return found
}
