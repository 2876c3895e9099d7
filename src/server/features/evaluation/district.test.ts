import { expect, test } from "vitest"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { MemberId, UnitId } from "../../../domain/shared/ids.ts"
import { peopleFrom, unitsFrom } from "./district.ts"
import type { MemberRow, UnitRow } from "./district-queries.ts"

const id = <Id extends number>(number: number) => number as Id
const unit = (number: number, over: Partial<UnitRow>): UnitRow => ({
  id: id<UnitId>(number),
  code: String(number),
  name: `Unit ${number}`,
  kind: "branch",
  parentId: null,
  category: null,
  field: null,
  hasCentralGroup: null,
  hasCommittee: null,
  lectureCycle: null,
  foundedOn: null,
  dissolvedOn: null,
  ...over,
})

test("a member of a group turns on the day on which the field of the branch above it does", () => {
  const units = unitsFrom(
    [unit(1, { field: "enterprise" }), unit(2, { kind: "group", parentId: 1 })],
    [
      { unitId: 1, item: "field", from: null, value: "village" },
      { unitId: 1, item: "field", from: dayOf("2010-06-20"), value: "enterprise" },
    ],
  )
  const member: MemberRow = {
    id: id<MemberId>(7),
    code: "7",
    name: "Seven",
    rank: null,
    inService: null,
    circumstances: null,
  }
  const membership = { memberId: 7, unitId: 2, fromOn: dayOf("2000-01-01"), untilOn: null }
  const [person] = peopleFrom(units, [member], [membership], [], [], 2010)
  expect(person?.turns).toEqual(["2010-06-20"])
  expect(person?.memberships[0]?.fieldOn(dayOf("2010-06-19"))).toBe("village")
  expect(person?.memberships[0]?.fieldOn(dayOf("2010-06-20"))).toBe("enterprise")
})
