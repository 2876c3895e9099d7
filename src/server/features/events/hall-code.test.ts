import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import type { Person } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let scene: StudyScene
let member: Person
let beside: Person
let neighbour: Person

beforeAll(async () => {
  scene = await openStudyScene()
  scene.app.setTime("09:10")
  member = await scene.member("m-G1")
  beside = await scene.member("m-G2")
  neighbour = await scene.member("m-B2")
})
afterAll(() => scene.app.close())

const planned = (more: object = {}) =>
  scene.study({
    start: "2010-08-20 09:00",
    state: "planned",
    sameDay: "another",
    items: [{ kind: "collective-study", topic: "大会", hours: 2 }],
    ...more,
  })
const pathOf = (event: number) => `/events/${event}/hall-code`
const open = async (event: number) => (await scene.secretary.post(pathOf(event), {})).body.open
const look = (who: Person, code: string, at?: number) =>
  who.get(`/events/here?code=${encodeURIComponent(code)}${at === undefined ? "" : `&at=${at}`}`)
const tries = () => scene.app.database.pool.query("delete from sign_in_failure")
/** Answers with the clock of the server set to another moment: the picture goes by it, and nothing else. */
async function at<T>(moment: number, work: () => Promise<T>): Promise<T> {
  const clock = vi.spyOn(Date, "now").mockReturnValue(moment)
  try {
    return await work()
  } finally {
    clock.mockRestore()
  }
}

describe("a code for a hall", () => {
  test("finds the sitting for those whom it expects, and the row is the one of the button", async () => {
    const event = await planned()
    const { code, endsAt } = await open(event)
    expect(code).toMatch(/^\d{4}$/)
    expect(endsAt).toBe("2010-08-20 11:00")
    const { status, body } = await look(member, code)
    expect([status, body]).toEqual([
      200,
      {
        unit: expect.objectContaining({ code: "B1" }),
        start: "2010-08-20 09:00",
        place: null,
        items: [{ activityId: event, kind: "collective-study", topic: "大会", status: null }],
      },
    ])
    // To look is not to be there.
    const rows = async () =>
      (
        await scene.app.database.pool.query(
          `select t.status, t.detail, t.self_recorded, t.helper_id, t.made_up_on, t.leave_id, t.leave_reason
             from attendance t where activity_id = $1 order by member_id`,
          [event],
        )
      ).rows
    expect(await rows()).toEqual([])
    await member.post(`/events/${event}/attendance/self`, {})
    await scene.secretary.delete(pathOf(event))
    await beside.post(`/events/${event}/attendance/self`, {})
    const [withCode, without] = await rows()
    expect(withCode).toEqual(without)
    const { rows: entries } = await scene.app.database.pool.query(
      `select action, details, member_id is null as nobody from audit_entry
        where details ->> 'activityId' = $1 and action in ('attendance-self-recorded', 'hall-code-opened', 'hall-code-ended')
        order by audit_entry_id`,
      [String(event)],
    )
    expect(entries.map(({ action, nobody }) => [action, nobody])).toEqual([
      ["hall-code-opened", true],
      ["attendance-self-recorded", false],
      ["hall-code-ended", true],
      ["attendance-self-recorded", false],
    ])
    expect(entries[1].details).toEqual(entries[3].details)
  })

  test("opens no second one, and none that another hall goes by", async () => {
    const [one, other] = [await planned(), await planned()]
    const first = await open(one)
    expect((await open(one)).code).toBe(first.code)
    expect((await open(other)).code).not.toBe(first.code)
    const many = await Promise.all([1, 2, 3].map(() => scene.secretary.post(pathOf(other), {})))
    expect(new Set(many.map(({ body }) => body.open.code)).size).toBe(1)
  })

  test("names nothing to those who are not expected, and adds nobody", async () => {
    const event = await planned()
    const { code } = await open(event)
    const reply = await look(neighbour, code)
    expect([reply.status, reply.body.code]).toEqual([404, "hall-code-unknown"])
    expect(JSON.stringify(reply.body)).not.toContain("大会")
    expect((await look(scene.secretary, code)).status).toBe(403)
    expect((await look(scene.app.stranger, code)).status).toBe(401)
    const { body } = await scene.secretary.get(`/events/${event}`)
    expect(body.counts).toMatchObject({ guests: 0, withoutRow: body.counts.expected })
  })

  test("is opened and ended by whoever records the sitting, and by nobody else", async () => {
    const event = await planned()
    const others = [scene.neighbour, member, scene.app.stranger]
    for (const who of others) {
      expect((await who.get(pathOf(event))).status).not.toBe(200)
      expect((await who.post(pathOf(event), {})).status).not.toBe(200)
    }
    const { code } = await open(event)
    for (const who of others) expect((await who.delete(pathOf(event))).status).not.toBe(200)
    expect((await look(member, code)).status).toBe(200)
  })

  test("ends with the recorder's word, with the sitting, when it is called off, signed or put on another day", async () => {
    const ended = await planned()
    const { code } = await open(ended)
    expect((await scene.secretary.delete(pathOf(ended))).body.open).toBeNull()
    expect((await scene.secretary.delete(pathOf(ended))).body.code).toBe("hall-code-ended")
    expect((await look(member, code)).status).toBe(404)

    const over = await planned()
    const second = await open(over)
    scene.app.setTime("11:00")
    expect((await look(member, second.code)).status).toBe(404)
    expect((await scene.secretary.get(pathOf(over))).body).toMatchObject({ may: true, open: null })
    // It goes on longer than planned: an hour from now, then.
    expect((await open(over)).endsAt).toBe("2010-08-20 12:00")
    scene.app.setTime("09:10")

    const off = await planned()
    const third = await open(off)
    const { version } = (await scene.secretary.get(`/events/${off}`)).body
    await scene.secretary.post(`/events/${off}/cancel`, { reason: "停电" }, { version })
    expect((await look(member, third.code)).status).toBe(404)
    expect((await scene.secretary.post(pathOf(off), {})).body.code).toBe("hall-code-not-now")

    const tomorrow = await planned({ start: "2010-08-21 09:00" })
    expect((await scene.secretary.post(pathOf(tomorrow), {})).body.code).toBe("hall-code-not-now")
  })

  test("shows another picture every half minute, and the one before is good for one more turn", async () => {
    const event = await planned()
    const begun = 1_800_000_015_000
    const shown = await at(begun, () => open(event))
    expect([shown.turnSeconds, shown.leftSeconds]).toEqual([30, 15])
    // From 9:10 until 11:00, half a minute each.
    expect(shown.turns.length).toBe(221)
    expect(new Set(shown.turns).size).toBe(221)
    const [first, second] = shown.turns
    const codeAt = async (moment: number, picture: string) =>
      (await at(moment, () => look(member, picture, event))).body.code ?? "found"
    expect(await codeAt(begun, first)).toBe("found")
    expect(await codeAt(begun + 44_999, first)).toBe("found")
    expect(await codeAt(begun + 45_000, first)).toBe("hall-code-over")
    expect(await codeAt(begun + 45_000, second)).toBe("found")
    expect(await codeAt(begun, second)).toBe("hall-code-over")
    // The digits are said, not scanned.
    expect(await codeAt(begun, shown.code)).toBe("hall-code-over")
    expect(await codeAt(begun, "hAAAAAAAA")).toBe("hall-code-over")
    const { body } = await look(neighbour, first, event)
    expect(body.code).toBe("hall-code-unknown")
  })

  test("is guessed at ten times, and a right one begins anew", async () => {
    await tries()
    const { code } = await open(await planned())
    const wrong = String((Number(code) + 1) % 10_000).padStart(4, "0")
    await scene.app.database.pool.query("delete from hall_code where code = $1", [wrong])
    for (let turn = 0; turn < 9; turn += 1) expect((await look(member, wrong)).status).toBe(404)
    expect((await look(member, code)).status).toBe(200)
    const replies = await Promise.all(Array.from({ length: 15 }, () => look(member, wrong)))
    expect(replies.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 10 }, () => 404),
      ...Array.from({ length: 5 }, () => 429),
    ])
    expect((await look(member, code)).status).toBe(429)
    expect((await look(beside, code)).status).toBe(200)
    await tries()
  })

  test("finds all items of a sitting that expect somebody, and no other", async () => {
    const { body } = await scene.secretary.post("/sittings", {
      unitId: await scene.app.unitId("B1"),
      start: "2010-08-20 19:00",
      state: "planned",
      sameDay: "another",
      items: [
        { kind: "committee-meeting", topic: "议事", hours: 1 },
        { kind: "collective-study", topic: "夜校", hours: 2 },
      ],
    })
    const [committee, study] = body.activities.map((one: { activityId: number }) => one.activityId)
    const { code } = await open(committee)
    expect((await scene.secretary.get(pathOf(study))).body.open.code).toBe(code)
    const found = (await look(member, code)).body
    expect(found.items.map((one: { activityId: number }) => one.activityId)).toEqual([study])
    expect(JSON.stringify(found)).not.toContain("议事")
    await scene.secretary.delete(pathOf(study))
    expect((await look(member, code)).status).toBe(404)
  })
})
