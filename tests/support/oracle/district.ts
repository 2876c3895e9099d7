import type { Activity, AttendanceRow, Book, BookRow, Member, Post, Unit } from "./book.ts"
import { type Change, valueOn } from "./history.ts"
import type { words } from "./words.ts"

/** A book opened for reading: what a unit or a person was on a day, and who belonged and did what. */
export class District {
  readonly book: Book
  readonly #units: ReadonlyMap<string, Unit>
  readonly #changes: ReadonlyMap<string, Change[]>
  readonly #rolls: ReadonlyMap<string, AttendanceRow[]>
  readonly #attended: ReadonlyMap<string, AttendanceRow[]>
  readonly #memberships: ReadonlyMap<string, BookRow<"memberships">[]>
  readonly #posts: ReadonlyMap<string, BookRow<"posts">[]>

  constructor(book: Book) {
    this.book = book
    this.#units = new Map(book.units.map((unit) => [unit.code, unit]))
    this.#changes = new Map<string, Change[]>([
      ...Map.groupBy(book.unitChanges, (row) => `unit ${row.unit} ${row.item}`),
      ...Map.groupBy(book.memberChanges, (row) => `member ${row.member} ${row.item}`),
    ])
    this.#rolls = Map.groupBy(book.attendance, (row) => row.activity)
    this.#attended = Map.groupBy(book.attendance, (row) => row.member)
    this.#memberships = Map.groupBy(book.memberships, (row) => row.member)
    this.#posts = Map.groupBy(book.posts, (row) => row.member)
  }

  get branches(): Unit[] {
    return this.book.units.filter((unit) => unit.kind === "党支部")
  }

  unit(code: string): Unit {
    const unit = this.#units.get(code)
    if (!unit) throw new Error(`no unit ${code}`)
    return unit
  }

  rollOf(activity: Activity): readonly AttendanceRow[] {
    return this.#rolls.get(activity.code) ?? []
  }

  attendanceOf(member: string): readonly AttendanceRow[] {
    return this.#attended.get(member) ?? []
  }

  membershipsOf(member: string): readonly BookRow<"memberships">[] {
    return this.#memberships.get(member) ?? []
  }

  nameOn(unit: Unit, day: string): string {
    return this.#ofUnit(unit, "组织名称", day, unit.name) ?? ""
  }

  categoryOn(unit: Unit, day: string): string | null {
    return this.#ofUnit(unit, "类别", day, unit.category)
  }

  fieldOn(unit: Unit, day: string): string | null {
    return this.#ofUnit(unit, "领域", day, unit.field)
  }

  lectureCycleOn(unit: Unit, day: string): string | null {
    return this.#ofUnit(unit, "党课周期", day, unit.lectureCycle)
  }

  hasCentralGroupOn(unit: Unit, day: string): boolean {
    return this.#ofUnit(unit, "设中心组", day, written(unit.hasCentralGroup)) === "是"
  }

  hasCommitteeOn(unit: Unit, day: string): boolean {
    return this.#ofUnit(unit, "设支委会", day, written(unit.hasCommittee)) === "是"
  }

  /** The unit's code and those of all above it on a day, from below to the root. */
  aboveOn(code: string, day: string): string[] {
    const unit = this.unit(code)
    const parent = this.#ofUnit(unit, "上级组织编码", day, unit.parent)
    return parent === null ? [code] : [code, ...this.aboveOn(parent, day)]
  }

  /** Whether a unit is the other one or lies somewhere below it on a day. */
  isWithin(code: string, top: string, day: string): boolean {
    return this.aboveOn(code, day).includes(top)
  }

  rankOn(member: Member, day: string): string {
    return this.#ofMember(member, "职级", day, member.rank) ?? "无"
  }

  isInServiceOn(member: Member, day: string): boolean {
    return this.#ofMember(member, "在职", day, written(member.inService)) === "是"
  }

  circumstancesOn(member: Member, day: string): string[] {
    const last = member.circumstances?.join("、") ?? null
    return this.#ofMember(member, "特殊情况", day, last)?.split("、") ?? []
  }

  /** The units to which somebody belongs on a day. */
  unitsOn(member: string, day: string): string[] {
    return this.membershipsOf(member)
      .filter((row) => covers(row, day))
      .map((row) => row.unit)
  }

  /** The posts among these that somebody holds on a day, with their units. */
  postsOn(member: string, posts: readonly Post[], day: string): { post: Post; unit: Unit }[] {
    return (this.#posts.get(member) ?? [])
      .filter((row) => posts.includes(row.post) && covers(row, day))
      .map((row) => ({ post: row.post, unit: this.unit(row.unit) }))
  }

  holdsIn(member: string, unit: string, posts: readonly Post[], day: string): boolean {
    return this.postsOn(member, posts, day).some((held) => held.unit.code === unit)
  }

  #ofUnit(unit: Unit, item: (typeof words.unitItems)[number], day: string, last: string | null) {
    return valueOn(this.#changes.get(`unit ${unit.code} ${item}`) ?? [], day, last)
  }

  #ofMember(member: Member, item: (typeof words.memberItems)[number], day: string, last: string | null) {
    return valueOn(this.#changes.get(`member ${member.code} ${item}`) ?? [], day, last)
  }
}

const written = (flag: boolean | null) => (flag === null ? null : flag ? "是" : "否")

/** A membership or a post: its end is the first day it no longer holds. */
export interface Spell {
  readonly fromOn: string
  readonly untilOn: string | null
}

export function covers(spell: Spell, day: string): boolean {
  return spell.fromOn <= day && (spell.untilOn === null || day < spell.untilOn)
}

/** Whether it covers some day from the first to the last (both included). */
export function coversSomeDay(spell: Spell, first: string, last: string): boolean {
  const from = spell.fromOn > first ? spell.fromOn : first
  return from <= last && covers(spell, from)
}
