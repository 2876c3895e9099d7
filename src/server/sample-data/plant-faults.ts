import type { SheetKey } from "../../contract/workbook.ts"
import { plusDays } from "../../domain/shared/calendar.ts"
import { memberRow, type Row } from "./sheet-rows.ts"
import type { Unit, World } from "./world.ts"
import { happenings } from "./year-of-unit.ts"

const nobody = "01990999999"
const nowhere = "370199-9999-001"

/** Rows that an import must refuse: what points nowhere, stands twice, overlaps, or the calendar does not have. */
export function faultyRows(world: World, sheet: SheetKey): Row[] {
  const placed = world.people.find((person) => person.stints.length === 1 && person.stints[0]?.until === null)
  const stint = placed?.stints[0]
  switch (sheet) {
    case "members":
      return placed ? [memberRow(placed), impossibleBirth(world)] : []
    case "memberships":
      // The second lies within the one they have.
      return placed && stint
        ? [
            [placed.code, nowhere, world.until, null],
            [placed.code, elsewhere(world, stint.unit).code, plusDays(stint.from, 1), null],
          ]
        : []
    case "attendance": {
      const [held] = happenings(world)
      return held ? [[held.code, nobody, "present", null, null, null]] : []
    }
    default:
      return []
  }
}

function elsewhere(world: World, unit: Unit): Unit {
  return world.units.find((one) => one.kind === "branch" && one !== unit) ?? unit
}

function impossibleBirth(world: World): Row {
  const year = Number(world.until.slice(0, 4)) - 40
  return ["01990999998", "日期有误", "male", `${year}-02-30`, null, "full", null, "none", false, null]
}
