import type { Cell, SheetKey } from "../../contract/workbook.ts"
import { aboutWhat } from "./about-what.ts"
import { describeActivity } from "./describe-activity.ts"
import type { Happening } from "./happening.ts"
import { listAttendance } from "./list-attendance.ts"
import { planLines } from "./plan-lines.ts"
import { plans, trainings, writings } from "./record-learning.ts"
import { leaves } from "./take-leave.ts"
import type { Person, Unit, World } from "./world.ts"
import { happenings } from "./year-of-unit.ts"

export type Row = readonly Cell[]

const sheetRows: Readonly<Record<SheetKey, (world: World) => Iterable<Row>>> = {
  *units(world) {
    for (const unit of world.units) yield unitRow(unit)
  },
  *members(world) {
    for (const person of world.people) yield memberRow(person)
  },
  *memberships(world) {
    for (const person of world.people) {
      for (const { unit, from, until } of person.stints) yield [person.code, unit.code, from, until]
    }
  },
  *posts(world) {
    for (const unit of world.units) {
      for (const { person, post, from, until } of unit.holdings)
        yield [person.code, unit.code, post, from, until]
    }
  },
  *activities(world) {
    for (const happening of happenings(world)) yield activityRow(world, happening)
  },
  *attendance(world) {
    for (const happening of happenings(world)) {
      for (const { person, status, reason, helper, madeUpOn } of listAttendance(world, happening)) {
        yield [happening.code, person.code, status, reason, helper?.code ?? null, madeUpOn]
      }
    }
  },
  *trainings(world) {
    for (const one of trainings(world)) {
      yield [one.person.code, one.name, one.kind, one.from, one.until, one.hours, one.evidence, one.state]
    }
  },
  *writings(world) {
    for (const { person, kind, title, day, state } of writings(world))
      yield [person.code, kind, title, day, state]
  },
  *plans(world) {
    for (const { unit, year, submittedOn, filedOn, remark } of plans(world)) {
      yield [unit.code, year, submittedOn, filedOn, remark]
    }
  },
  *planLines(world) {
    for (const line of planLines(world)) {
      const { unit, year, ordinal, month, topic, contentCategories, form, lecturer, responsible, hours } =
        line
      yield [
        unit.code,
        year,
        ordinal,
        month,
        topic,
        contentCategories.length === 0 ? null : contentCategories,
        form,
        lecturer,
        responsible?.code ?? null,
        hours,
      ]
    }
  },
  *leave(world) {
    for (const one of leaves(world)) {
      yield [
        one.person.code,
        one.from,
        one.last,
        one.kind,
        one.remark,
        one.state,
        one.decider?.code ?? null,
        one.returnedOn,
      ]
    }
  },
  *unitHistory() {},
  *memberHistory() {},
}

/** The rows of a sheet, cells in the order of its columns. */
export function rowsOf(world: World, sheet: SheetKey): Iterable<Row> {
  return sheetRows[sheet](world)
}

function unitRow(unit: Unit): Row {
  return [
    unit.code,
    unit.name,
    unit.kind,
    unit.parent?.code ?? null,
    unit.category,
    unit.field,
    unit.hasCentralGroup,
    unit.hasCommittee,
    unit.lectureCycle,
    unit.studyDay,
    unit.foundedOn,
    unit.dissolvedOn,
  ]
}

export function memberRow(person: Person): Row {
  return [
    person.code,
    person.name,
    person.gender,
    person.bornOn,
    person.phone,
    person.status,
    person.joinedOn,
    person.rank,
    person.inService,
    person.circumstances.length === 0 ? null : person.circumstances,
  ]
}

function activityRow(world: World, happening: Happening): Row {
  const words = describeActivity(world, happening)
  const { form, place, minutes } =
    happening.toldBy === null ? words : describeActivity(world, happening.toldBy)
  const about = aboutWhat(world, happening, words.topic)
  return [
    happening.code,
    happening.unit.code,
    happening.kind,
    words.topic,
    `${happening.day} ${happening.time}`,
    happening.hours,
    happening.state,
    happening.audience?.map((unit) => unit.code) ?? null,
    words.content,
    form,
    place,
    happening.chair?.code ?? null,
    happening.lecturer?.code ?? null,
    minutes,
    words.effect,
    happening.sitting,
    null,
    null,
    about?.studyPaths ?? null,
    about?.contentCategories ?? null,
  ]
}
