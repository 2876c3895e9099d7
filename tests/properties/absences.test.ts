import { join } from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { writeCsvSheets } from "../support/csv-folder.ts"
import { bringIn, inTemporaryFolder } from "../support/district.ts"
import type { Person, Reply } from "../support/server.ts"
import { openStudyScene, type StudyScene } from "../support/study-scene.ts"

/** Absences, leave, make-ups and disputes of one person, in any order of deeds. */

let scene: StudyScene
let learner: Person
let helper: Person
/** Says of a leave of theirs what is to be said; nobody else decides about the learner's. */
let decider: Person

beforeAll(async () => {
  scene = await openStudyScene()
  learner = await scene.member("m-G2")
  helper = await scene.member("m-B1")
  decider = scene.secretary
})
afterAll(() => scene.app.close())

const today = "2010-08-20"
const memberId = () => scene.app.memberId("m-G2")

interface Event {
  readonly activityId: number
  readonly code: string
}

let made = 0
/** A lecture, which is training, on a day of its own, that the learner missed. */
async function missedLecture(): Promise<Event> {
  made += 1
  const on = new Date(Date.UTC(2010, 0, 4 + made)).toISOString().slice(0, 10)
  const activityId = await scene.study({
    start: `${on} 14:00`,
    items: [{ kind: "party-lecture", topic: "党课", hours: 2, content: "第一章", minutes: "发言" }],
    attendance: [{ memberId: await memberId(), status: "absent" }],
  })
  const { body } = await scene.secretary.get(`/events/${activityId}`)
  return { activityId, code: body.code }
}

const first = async <T>(statement: string, values: readonly unknown[]): Promise<T | undefined> =>
  (await scene.app.database.pool.query(statement, [...values])).rows[0]

/** How the learner stands in the list, and the event itself. */
const standing = async ({ activityId }: Event) =>
  await first<{ status: string | null; on: string | null; hours: number; state: string; version: number }>(
    `select t.status, t.made_up_on as "on", a.hundredth_hours / 100.0::float8 as hours, a.state, a.version
       from activity a left join attendance t on t.activity_id = a.activity_id and t.member_id = $2
      where a.activity_id = $1`,
    [activityId, await memberId()],
  )
const openMakeUp = async ({ activityId }: Event) =>
  await first<{ id: number }>(
    `select make_up_id as id from make_up where activity_id = $1 and member_id = $2 order by make_up_id desc limit 1`,
    [activityId, await memberId()],
  )

async function mark(event: Event, status: string | null): Promise<Reply> {
  const now = await standing(event)
  return await scene.secretary.put(`/events/${event.activityId}/attendance`, {
    changes: [{ memberId: await memberId(), status, was: now?.status ?? null }],
  })
}

const arrange = async ({ activityId }: Event, on: string): Promise<Reply> =>
  await scene.secretary.post(`/events/${activityId}/make-up`, {
    memberIds: [await memberId()],
    helperId: await scene.app.memberId("m-B1"),
    on,
  })

const confirm = async (event: Event, who: Person, body: object): Promise<Reply> =>
  await who.post(`/make-ups/${(await openMakeUp(event))?.id ?? 2_000_000_000}/confirm`, body)

/** A file of one line of a list. */
async function bringLine({ code }: Event, cells: string): Promise<undefined> {
  await inTemporaryFolder(async (folder) => {
    const path = join(folder, "book")
    await writeCsvSheets(path, {
      考勤: ["活动编号,党员编号,状态,补课负责人编号,补课日期", `${code},m-G2,${cells}`],
    })
    await bringIn(scene.app.database, path)
  })
}

type Deed = (event: Event, number: number) => Promise<Reply | undefined>

const deeds: Readonly<Record<string, Deed>> = {
  ask: async ({ activityId }) => await learner.post("/make-ups", { activityId }),
  arrange: async (event) => await arrange(event, "2010-08-27"),
  note: async (event) => await arrange(event, today),
  confirmByLearner: async (event) => await confirm(event, learner, {}),
  confirmByHelper: async (event) => await confirm(event, helper, { effect: "看了笔记" }),
  confirmAlone: async (event) => await confirm(event, helper, { alone: true, on: today }),
  takeBack: async (event) =>
    await scene.secretary.post(`/make-ups/${(await openMakeUp(event))?.id ?? 2_000_000_000}/take-back`, {}),
  correctHours: async (event, number) =>
    await scene.secretary.patch(
      `/events/${event.activityId}`,
      { hours: (number % 9) / 2 },
      { version: (await standing(event))?.version ?? 1 },
    ),
  cancel: async (event) =>
    await scene.secretary.post(
      `/events/${event.activityId}/cancel`,
      { reason: "改期" },
      { version: (await standing(event))?.version ?? 1 },
    ),
  restore: async (event) =>
    await scene.secretary.post(
      `/events/${event.activityId}/restore`,
      { state: "held" },
      { version: (await standing(event))?.version ?? 1 },
    ),
  markPresent: async (event) => await mark(event, "present"),
  markLate: async (event) => await mark(event, "late"),
  markAbsent: async (event) => await mark(event, "absent"),
  markOnLeave: async (event) => await mark(event, "on-leave"),
  strike: async (event) => await mark(event, null),
  dispute: async ({ activityId }) =>
    await learner.post("/disputes", { activityId, claim: "was-there", word: "我在后排" }),
  accept: async ({ activityId }) => {
    const waits = await first<{ id: number }>(
      "select dispute_id as id from dispute where activity_id = $1 and state = 'waiting'",
      [activityId],
    )
    return await scene.secretary.post(`/disputes/${waits?.id ?? 2_000_000_000}/accept`, { status: "present" })
  },
  bringMadeUp: async (event) => await bringLine(event, `补课完成,m-B1,${today}`),
  bringToCome: async (event) => await bringLine(event, "补课完成,m-B1,2010-09-10"),
  bringAbsent: async (event) => await bringLine(event, "缺席,,"),
}

/** What is to be done at least once, whatever comes up by chance. */
const eachInTurn = [
  "arrange",
  "note",
  "takeBack",
  "bringMadeUp",
  "markPresent",
  "markAbsent",
  "dispute",
  "cancel",
].map((name) => ({ name, number: 1 }))

/** The hours of training that the learner is said to have. */
async function trained(): Promise<number> {
  const { body } = await learner.get("/home/member")
  return body.training.find(({ obligation }: { obligation: string }) => obligation === "TR-MEMBER").actual
}

test("in any order of deeds a make-up brings the hours of what was missed, once, and never more", async () => {
  const done = new Map<string, number>()
  const deed = fc.record({ name: fc.constantFrom(...Object.keys(deeds)), number: fc.nat(100) })
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (several) => {
      const before = await trained()
      const event = await missedLecture()
      for (const { name, number } of several) {
        const reply = await deeds[name]?.(event, number)
        expect(reply?.status ?? 200, `${name} ${reply?.text}`).toBeLessThan(500)
        if ((reply?.status ?? 200) < 300) done.set(name, (done.get(name) ?? 0) + 1)
        const now = await standing(event)
        if (!now) throw new Error("the event is gone")
        const counts =
          ["present", "late"].includes(now.status ?? "") ||
          (now.status === "made-up" && (now.on ?? "") <= today)
        const credit = now.state === "held" && counts ? now.hours : 0
        expect((await trained()) - before, name).toBeCloseTo(credit, 5)
        // The list and the make-ups say the same: none is done beside an absence, and none twice.
        const { rows } = await scene.app.database.pool.query(
          `select count(*) filter (where state = 'done')::int as done,
                  count(*) filter (where state in ('asked', 'arranged'))::int as open
             from make_up where activity_id = $1`,
          [event.activityId],
        )
        expect(rows[0].done + rows[0].open, name).toBeLessThanOrEqual(1)
        if (rows[0].done === 1) expect(now.status, name).toBe("made-up")
        if (rows[0].open === 1) expect(["absent", "on-leave"], name).toContain(now.status)
      }
      // What this one brings is not in the way of the next.
      await scene.app.database.pool.query("delete from attendance where activity_id = $1", [event.activityId])
    }),
    { numRuns: 25, endOnFailure: true, examples: [[eachInTurn]] },
  )
  for (const name of ["arrange", "note", "takeBack", "cancel", "bringMadeUp", "markPresent", "dispute"])
    expect(done.get(name) ?? 0, name).toBeGreaterThan(0)
}, 600_000)

test("in any order of deeds leave, make-up and dispute come to what is in force; what a person marks stays", async () => {
  const name = fc.constantFrom(
    "ask",
    "approve",
    "refuse",
    "takeBack",
    "markAbsent",
    "markPresent",
    "markOnLeave",
    "makeUp",
    "takeMakeUpBack",
    "dispute",
    "bringAbsent",
  )
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 6, maxLength: 14 }), async (several) => {
      const event = await missedLecture()
      const on = (
        await first<{ on: string }>(`select starts_on as "on" from activity where activity_id = $1`, [
          event.activityId,
        ])
      )?.on
      // What ought to be: a status, whether a leave gave it, and whether it is made up.
      let status = "absent"
      let fromLeave = false
      let madeUp = false
      let leave: { id: number; state: string } | undefined
      const settle = async (approve: boolean) =>
        await decider.post(`/leave/${leave?.id}/decide`, {
          approve,
          ...(approve ? {} : { seen: leave?.state }),
        })
      for (const step of several) {
        if (step === "ask") {
          const { status: code, body } = await learner.post("/leave", { from: on, kind: "sick" })
          const may = leave === undefined || !["asked", "approved"].includes(leave.state)
          expect(code).toBe(may ? 200 : 409)
          if (may) leave = { id: body.leaveId, state: "asked" }
        } else if (step === "approve" || step === "refuse" || step === "takeBack") {
          if (!leave) continue
          const approve = step === "approve"
          const { status: code } = await settle(approve)
          const may = leave.state === "asked" || (!approve && leave.state === "approved")
          expect(code, `${step} of ${leave.state}`).toBe(may ? 200 : 409)
          if (!may) continue
          if (approve && status === "absent") [status, fromLeave] = ["on-leave", true]
          if (!approve && leave.state === "approved" && fromLeave) [status, fromLeave] = ["absent", false]
          leave = { ...leave, state: approve ? "approved" : "refused" }
        } else if (step === "makeUp") {
          const may = status !== "present"
          expect((await arrange(event, today)).status, status).toBe(may ? 200 : 409)
          madeUp = may
        } else if (step === "takeMakeUpBack") {
          if (!madeUp) continue
          expect((await deeds.takeBack?.(event, 0))?.status).toBe(204)
          madeUp = false
        } else if (step === "dispute") {
          if ((await deeds.dispute?.(event, 0))?.status !== 200) continue
          expect((await deeds.accept?.(event, 0))?.status).toBe(200)
          ;[status, fromLeave, madeUp] = ["present", false, false]
        } else if (step === "bringAbsent") {
          await deeds.bringAbsent?.(event, 0)
          // A file undoes no make-up that was done here.
          if (!madeUp) [status, fromLeave] = ["absent", false]
        } else {
          const next = { markAbsent: "absent", markPresent: "present", markOnLeave: "on-leave" }[step]
          expect((await mark(event, next)).status).toBe(200)
          ;[status, fromLeave, madeUp] = [next, false, false]
        }
        done.set(step, (done.get(step) ?? 0) + 1)
        const { body } = await scene.secretary.get(`/events/${event.activityId}`)
        const row = body.attendance.find(({ member }: { member: { code: string } }) => member.code === "m-G2")
        const first = madeUp ? (row.notedFirst ?? "absent") : row.status
        expect([row.status === "made-up", first, row.detail], step).toEqual([
          madeUp,
          status,
          fromLeave ? "sick-leave" : null,
        ])
      }
    }),
    {
      numRuns: 30,
      endOnFailure: true,
      examples: [
        [["ask", "approve", "makeUp", "takeMakeUpBack", "makeUp", "takeBack", "takeMakeUpBack"]],
        [["ask", "makeUp", "approve", "takeMakeUpBack", "takeBack", "markAbsent", "dispute"]],
        [["ask", "approve", "bringAbsent", "makeUp", "bringAbsent", "takeMakeUpBack"]],
      ],
    },
  )
  for (const step of ["makeUp", "takeMakeUpBack", "dispute", "takeBack"])
    expect(done.get(step) ?? 0, step).toBeGreaterThan(0)
}, 600_000)
