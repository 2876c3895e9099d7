import { copyFile, mkdir, readdir } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { GrantedRole } from "../../src/domain/access/roles.ts"
import {
  activityKinds,
  attendanceStatuses,
  contentCategories,
  meetingModes,
  studyPaths,
  trainingKinds,
} from "../../src/domain/shared/words.ts"
import { freshDatabase } from "../support/database.ts"
import { bringIn, inTemporaryFolder, judged } from "../support/district.ts"
import type { Activity, AttendanceRow, Book, BookRow } from "../support/oracle/book.ts"
import { judgeBook } from "../support/oracle.ts"
import { recordTasks } from "../support/recorded-tasks.ts"
import { type Sample, samples } from "../support/samples.ts"
import { openTestServer, type Person, type Reply, type TestServer } from "../support/server.ts"
import { readBookFolder } from "../support/workbook-files.ts"

/** Who is in the district at all, and what no page records yet. */
const brought = ["组织", "党员", "组织关系", "任职", "组织变动", "党员变动", "文章"]

/** Something that somebody does on a day. */
interface Deed {
  readonly on: string
  readonly does: () => Promise<void>
}

/** What becomes of somebody's row of a list. */
interface Change {
  readonly memberId: number
  readonly status: string | null
  readonly was: string | null
  readonly reason?: string | undefined
}

interface EventBody {
  readonly attendance: readonly {
    readonly member: { readonly memberId: number; readonly code: string }
    readonly status: string | null
  }[]
}

/** What is asked about is so. */
async function surely(send: (sure: readonly string[]) => Promise<Reply>): Promise<Reply> {
  const reply = await send([])
  if (reply.body?.code !== "sure-about-it") return reply
  return await send(reply.body.doubts.map(({ code }: { code: string }) => code))
}

/** How a row stands until it is made up. */
const statusOf = ({ status }: AttendanceRow) =>
  status === "补课完成" ? "absent" : attendanceStatuses[status]

interface Words {
  readonly [word: string]: string
}
const named = (words: Words, said: string | null) => (said === null ? undefined : words[said])
const allNamed = (words: Words, said: readonly string[] | null) => said?.map((word) => words[word])

/** The year of a workbook as its people record it, day by day, by the API that the pages use. */
class LivedYear {
  /** What was refused, by its code and the place that was named. */
  readonly refused = new Set<string>()
  /** The workbook of what was taken. */
  readonly taken = {
    activities: [] as Activity[],
    attendance: [] as AttendanceRow[],
    trainings: [] as BookRow<"trainings">[],
    plans: [] as BookRow<"plans">[],
  }

  private readonly server: TestServer
  private readonly book: Book
  private readonly people = new Map<string, Promise<Person>>()
  private readonly ids = new Map<string, number>()
  private readonly activities = new Map<string, number>()
  private readonly lists: Map<string, AttendanceRow[]>

  constructor(server: TestServer, book: Book) {
    this.server = server
    this.book = book
    this.lists = Map.groupBy(book.attendance, ({ activity }) => activity)
  }

  async live(): Promise<void> {
    const { rows } = await this.server.database.pool.query(
      "select 'unit ' || code as code, unit_id as id from unit union all select 'member ' || code, member_id from member",
    )
    for (const { code, id } of rows) this.ids.set(code, id)
    const deeds = [...this.sittings(), ...this.makeUps(), ...this.trainings(), ...this.plans()]
    for (const { on, does } of deeds.toSorted((one, other) => one.on.localeCompare(other.on))) {
      this.server.setToday(on)
      await does()
    }
  }

  private unit = (code: string) => this.ids.get(`unit ${code}`)
  private member = (code: string | null) => (code === null ? undefined : this.ids.get(`member ${code}`))

  /** Whoever records what a unit does: its secretary, its office. */
  private keeper(code: string): Promise<Person> {
    const { kind = "", parent = null } = this.book.units.find((unit) => unit.code === code) ?? {}
    if (kind === "党小组" && parent !== null) return this.keeper(parent)
    return this.person(kind === "党支部" ? "branch-secretary" : "committee-officer", code)
  }

  private person(role: GrantedRole, unit: string): Promise<Person> {
    const known = this.people.get(unit) ?? this.server.as(role, unit)
    this.people.set(unit, known)
    return known
  }

  /** The unit of somebody on a day; of somebody who has left, the last. */
  private unitOf(member: string, on: string): string {
    const own = this.book.memberships.filter((one) => one.member === member)
    const then = own.find(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || on < untilOn))
    return (then ?? own.at(-1))?.unit ?? ""
  }

  /** Undefined: it was refused. */
  private async ask(send: (sure: readonly string[]) => Promise<Reply>): Promise<Reply | undefined> {
    const reply = await surely(send)
    if (reply.status < 300) return reply
    if (reply.status >= 500) throw new Error(reply.text)
    const { code, errors = [] } = reply.body
    const place = String(errors[0]?.pointer ?? "").replaceAll(/\d+/g, "N")
    this.refused.add(`${code} ${place}`.trim())
    return undefined
  }

  /** Items of one sitting that begin together in one unit are entered together. */
  private sittings(): Deed[] {
    const together = Map.groupBy(this.book.activities, (one) =>
      [one.sitting ?? one.code, one.unit, one.startsAt, one.state].join(" "),
    )
    return [...together.values()].map((items) => ({
      on: items[0]?.startsAt.slice(0, 10) ?? "",
      does: () => this.sitting(items),
    }))
  }

  private async sitting(items: readonly Activity[]): Promise<void> {
    const [first] = items
    if (first === undefined) return
    const { unit, startsAt, place, form, minutes, chair, meetingMode, state } = first
    const keeper = await this.keeper(unit)
    const recorded = await this.ask((sure) =>
      keeper.post("/sittings", {
        unitId: this.unit(unit),
        start: startsAt,
        state: state === "计划" || state === "已取消" ? "planned" : "held",
        sameDay: "another",
        sure,
        place: place ?? undefined,
        form: form ?? undefined,
        minutes: minutes ?? undefined,
        chairId: this.member(chair),
        meetingMode: named(meetingModes, meetingMode),
        items: items.map((one) => ({
          kind: activityKinds[one.kind],
          topic: one.topic,
          hours: one.hours / 100,
          audience: one.audience?.map(this.unit),
          content: one.content ?? undefined,
          effect: one.effect ?? undefined,
          lecturerId: this.member(one.lecturer),
          lecturerName: one.lecturerName ?? undefined,
          studyPaths: allNamed(studyPaths, one.studyPaths),
          contentCategories: allNamed(contentCategories, one.contentCategories),
        })),
      }),
    )
    if (recorded === undefined) return
    for (const [index, item] of items.entries()) {
      const { activityId, version } = recorded.body.activities[index]
      this.activities.set(item.code, activityId)
      this.taken.activities.push(item)
      if (state === "已取消") {
        await this.ask(() => keeper.post(`/events/${activityId}/cancel`, { reason: "不开了" }, { version }))
      }
      if (state !== "计划" && state !== "已取消") await this.list(item, activityId, keeper)
    }
  }

  /**
   * The list as it stands in the book: who has no row there has none. Whom the keeper may not choose (people of
   * elsewhere, and of a group that will have moved) is left as it is.
   */
  private async list(item: Activity, activityId: number, keeper: Person): Promise<void> {
    const { attendance } = (await keeper.get(`/events/${activityId}`)).body as EventBody
    const stands = new Map(attendance.map(({ member, status }) => [member.memberId, status]))
    const rows = new Map((this.lists.get(item.code) ?? []).map((row) => [this.member(row.member) ?? 0, row]))
    const left = new Set<number>()
    for (;;) {
      const changes = [...new Set([...stands.keys(), ...rows.keys()])].flatMap((memberId): Change[] => {
        const row = rows.get(memberId)
        const was = stands.get(memberId) ?? null
        const status = row === undefined ? null : statusOf(row)
        if (status === was || left.has(memberId)) return []
        return [
          {
            memberId,
            status,
            was,
            reason: status === "on-leave" ? (row?.leaveReason ?? undefined) : undefined,
          },
        ]
      })
      const saved = await surely((sure) => keeper.put(`/events/${activityId}/attendance`, { changes, sure }))
      if (saved.status === 200) break
      const places: string[] = (saved.body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)
      const strangers = places.flatMap(
        (place) => changes[Number(/^\/changes\/(\d+)\/memberId$/.exec(place)?.[1])]?.memberId ?? [],
      )
      if (strangers.length === 0) throw new Error(saved.text)
      for (const memberId of strangers) left.add(memberId)
    }
    for (const [memberId, row] of rows) {
      if (left.has(memberId)) continue
      this.taken.attendance.push(row.status === "补课完成" ? { ...row, status: "缺席" } : row)
    }
    for (const { member, status } of attendance) {
      if (!left.has(member.memberId) || status === null) continue
      const nothing = { leaveReason: null, helper: null, madeUpOn: null }
      this.taken.attendance.push({ activity: item.code, member: member.code, status: "出席", ...nothing })
    }
  }

  private makeUps(): Deed[] {
    const activities = new Map(this.book.activities.map((one) => [one.code, one]))
    return this.book.attendance.flatMap((row) => {
      const { startsAt = "", unit = "" } = activities.get(row.activity) ?? {}
      if (row.status !== "补课完成" || row.madeUpOn === null) return []
      const day = startsAt.slice(0, 10)
      return [{ on: row.madeUpOn < day ? day : row.madeUpOn, does: () => this.makeUp(row, unit) }]
    })
  }

  private async makeUp(row: AttendanceRow, unit: string): Promise<void> {
    const at = this.taken.attendance.findIndex(
      (one) => one.activity === row.activity && one.member === row.member,
    )
    if (at === -1) return
    const keeper = await this.keeper(unit)
    const helper =
      row.helper ?? this.lists.get(row.activity)?.find(({ status }) => status === "出席")?.member ?? null
    const done = await this.ask((sure) =>
      keeper.post(`/events/${this.activities.get(row.activity)}/make-up`, {
        memberIds: [this.member(row.member)],
        helperId: this.member(helper),
        on: row.madeUpOn,
        sure,
      }),
    )
    if (done !== undefined) this.taken.attendance[at] = { ...row, helper }
  }

  private trainings(): Deed[] {
    return this.book.trainings.map((one) => ({
      on: one.endedOn ?? one.startedOn,
      does: () => this.training(one),
    }))
  }

  private async training(one: BookRow<"trainings">): Promise<void> {
    const unit = this.unitOf(one.member, one.endedOn ?? one.startedOn)
    if (unit === "") return
    const keeper = await this.keeper(unit)
    const entered = await this.ask(() =>
      keeper.post("/training/entered", {
        memberId: this.member(one.member),
        name: one.name,
        kind: trainingKinds[one.kind],
        first: one.startedOn,
        last: one.endedOn ?? undefined,
        hours: one.hours / 100,
        recognised: one.state === null || one.state === "已认定",
      }),
    )
    if (entered === undefined) return
    this.taken.trainings.push(one)
    if (one.state !== "退回") return
    const { trainingId, version } = entered.body
    await this.ask(() =>
      keeper.post(`/training/${trainingId}/decide`, { deed: "return", word: "请补证明" }, { version }),
    )
  }

  private plans(): Deed[] {
    const root = this.book.units.find(({ parent }) => parent === null)?.code ?? ""
    return this.book.plans.flatMap((plan) => {
      const { unit, year, submittedOn, filedOn } = plan
      const path = `/units/${this.unit(unit)}/plans/${year}`
      const sends = async () => {
        const keeper = await this.keeper(unit)
        const begun = await this.ask(() => keeper.post(path, { from: "template" }))
        const sent = begun && (await this.ask(() => keeper.post(`${path}/submit`, {})))
        if (sent) this.taken.plans.push({ ...plan, filedOn: null })
      }
      const files = async () => {
        const office = await this.person("department-officer", root)
        const filed = await this.ask(() =>
          office.post("/plans/file", { year, unitIds: [this.unit(unit)], instead: true }),
        )
        const at = this.taken.plans.findIndex((one) => one.unit === unit && one.year === year)
        if (filed?.body.filed === 1) this.taken.plans[at] = plan
      }
      const sent = submittedOn ?? filedOn
      return [
        ...(sent === null ? [] : [{ on: sent, does: sends }]),
        ...(filedOn === null ? [] : [{ on: filedOn, does: files }]),
      ]
    })
  }
}

/** Who is in the district, and what no page records. */
async function bringPeople(
  database: Awaited<ReturnType<typeof freshDatabase>>,
  { book }: Sample,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    await mkdir(folder, { recursive: true })
    for (const file of await readdir(book)) {
      if (brought.includes(file.replace(".csv", ""))) await copyFile(join(book, file), join(folder, file))
    }
    const { faults, done } = await bringIn(database, folder)
    if (!done) throw new Error(JSON.stringify(faults.list().slice(0, 5)))
  })
  const owner = await database.ownerClient()
  await recordTasks(owner, await readBookFolder(book))
  await owner.end()
}

/** A book with some of its activities, so that its year is lived in half a minute. */
function thinned(book: Book, every: number): Book {
  const activities = book.activities.filter((_, index) => index % every === 0)
  const kept = new Set(activities.map(({ code }) => code))
  return { ...book, activities, attendance: book.attendance.filter(({ activity }) => kept.has(activity)) }
}

/** What the samples hold on purpose and the pages do not take: people and units of elsewhere, what contradicts itself. */
const mayNotBe = [
  "invalid /chairId",
  "invalid /helperId",
  "invalid /items/N/audience/N",
  "invalid /items/N/lecturerId",
  "made-up-too-early",
  "not-found",
  "not-of-unit",
  "training-hours",
  "unit-ended",
]

/** The samples with all kinds of units and people: who moves, is promoted, grows old, and meetings of every kind. */
const lived = samples.filter(({ name }) => ["sample-district", "dated-roll-2010", "all-2024"].includes(name))

describe.each(lived)("the year of the sample $name, recorded day by day", (sample) => {
  let server: TestServer
  let book: Book
  let year: LivedYear

  beforeAll(async () => {
    const database = await freshDatabase()
    await bringPeople(database, sample)
    book = thinned(await readBookFolder(sample.book), 6)
    server = await openTestServer({ today: `${sample.year}-01-01`, database })
    year = new LivedYear(server, book)
    await year.live()
  }, 300_000)
  afterAll(() => server.close())

  test("is taken but for what nobody may record", () => {
    expect([...year.refused].filter((why) => !mayNotBe.includes(why))).toEqual([])
    expect(year.taken.activities.length).toBeGreaterThan(book.activities.length * 0.7)
    expect(year.taken.attendance.length).toBeGreaterThan(500)
  })

  test.each(sample.days)("is judged on %s as it was worked out", async (day) => {
    const rows = (await judged(server.database, server.app.packs, { year: sample.year, asOf: day }))
      .filter((row) => sample.holds(row.obligation))
      .map(({ pack, ...row }) => row)
    const expected = judgeBook({ ...book, ...year.taken }, sample.year, day)
    expect(rows).toEqual(expected.filter(({ obligation }) => sample.holds(obligation)))
  })
})
