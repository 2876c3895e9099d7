import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"
import type { UnitDue, UnitHome, UnitStanding } from "../../../contract/overview-homes.ts"

let app: TestServer
let secretary: Person
let officer: Person
let study: StudyScene["study"]
let b1: number

beforeAll(async () => {
  ;({ app, secretary, study } = await openStudyScene())
  officer = await app.as("committee-officer", "T1")
  b1 = await app.unitId("B1")
})
afterAll(() => app.close())

const home = async (by: Person = secretary): Promise<UnitHome> => (await by.get(`/home/branch/${b1}`)).body
const due = async (): Promise<UnitDue["items"]> =>
  (await secretary.get(`/units/${b1}/due?days=190`)).body.items
const planned = (start: string) =>
  study({ start, state: "planned", items: [{ kind: "collective-study", topic: "下一次", hours: 2 }] })

describe("what is planned for something owed", () => {
  test("is said on the home as where it falls due, with the same deed", async () => {
    const weekly = (items: readonly { obligation: string; planned: unknown; period: string }[]) =>
      items.find(({ obligation }) => obligation === "CS-WEEKLY")
    app.setToday("2010-08-31")
    expect(weekly((await home()).owed)).toMatchObject({ period: "2010-W35", planned: null })
    const activityId = await planned("2010-09-02 14:00")
    const expected = { activityId, start: "2010-09-02 14:00", enough: true }
    expect(weekly((await home()).owed)?.planned).toEqual(expected)
    expect(weekly(await due())?.planned).toEqual(expected)
    app.setToday("2010-08-20")
  })

  test("and was to be held before today is named still, until it is recorded", async () => {
    app.setToday("2010-08-27")
    const activityId = await planned("2010-08-26 14:00")
    app.setToday("2010-08-28")
    const weekly = (await home()).owed.find(({ obligation }) => obligation === "CS-WEEKLY")
    expect(weekly?.planned).toMatchObject({ activityId, start: "2010-08-26 14:00" })
    app.setToday("2010-08-20")
  })
})

describe("a figure of the year that is short", () => {
  const hours = async (day: string) => {
    app.setToday(day)
    return (await home()).owed.find(({ obligation }) => obligation === "CS-HOURS")
  }
  test("is owed with what it lacks and its deed, and falls due at the end of the year", async () => {
    const figure = (await home()).hours.find(({ obligation }) => obligation === "CS-HOURS")
    const lacks = Number(figure?.target) - Number(figure?.actual)
    expect(lacks).toBeGreaterThan(0)
    expect(await hours("2010-11-30")).toMatchObject({
      lacks: { amount: lacks, unit: "学时" },
      until: "2010-12-31",
      action: "record",
      kind: "collective-study",
    })
    const fallsDue = (await due()).find(({ obligation }) => obligation === "CS-HOURS")
    expect(fallsDue).toMatchObject({ lacks: { amount: lacks }, until: "2010-12-31" })
  })
  test("is settled by what is planned only where all of it is enough", async () => {
    await planned("2010-12-02 14:00")
    expect((await hours("2010-11-30"))?.planned).toMatchObject({ enough: false })
    app.setToday("2010-08-20")
  })
})

describe("a plan", () => {
  const at = (year: number, deed = "") => `/units/${b1}/plans/${year}${deed}`
  test("that is sent up waits above; given back it stands on its writer's home with the word", async () => {
    app.setToday("2010-11-20")
    await app.database.pool.query("delete from study_plan where unit_id = $1 and year = 2011", [b1])
    const owed = async () => (await home()).owed.find(({ obligation }) => obligation === "PL-FILED")
    expect(await owed()).toMatchObject({ period: "2011", plan: null })
    await secretary.post(at(2011), { from: "template" })
    expect((await owed())?.plan).toMatchObject({ state: "draft" })
    await secretary.post(at(2011, "/submit"), {})
    expect((await owed())?.plan).toMatchObject({ state: "submitted", submittedOn: "2010-11-20" })
    expect((await home()).plans).toMatchObject([{ year: 2011, state: "submitted" }])
    expect((await home()).plans[0]?.filesWith).toBeTruthy()
    await officer.post(at(2011, "/return"), { word: "请写上三月的内容" })
    const back = { year: 2011, state: "returned", returnedOn: "2010-11-20", returnWord: "请写上三月的内容" }
    expect((await owed())?.plan).toMatchObject(back)
    expect((await home()).plans).toMatchObject([back])
    const fallsDue = (await due()).find(({ obligation }) => obligation === "PL-FILED")
    expect(fallsDue?.plan).toMatchObject(back)
  })

  test("of this year that no clause asks for any more comes back all the same, and to nobody who does not write it", async () => {
    await app.database.pool.query(
      `insert into study_plan (unit_id, year, submitted_on, returned_on, return_word)
       values ($1, 2010, '2010-02-01', '2010-02-03', '缺讨论') on conflict (unit_id, year) do update
          set filed_on = null, submitted_on = '2010-02-01', returned_on = '2010-02-03', return_word = '缺讨论'`,
      [b1],
    )
    app.setToday("2010-08-20")
    expect((await home()).plans).toMatchObject([{ year: 2010, state: "returned", returnWord: "缺讨论" }, {}])
    const ofYear = async (by: Person) => (await by.get(`/units/${b1}/standing`)).body.plans
    expect(await ofYear(secretary)).toEqual((await home()).plans)
    expect(await ofYear(await app.as("inspector", "T1"))).toEqual([])
    const { plans, owed } = await home(await app.as("inspector", "T1"))
    expect([plans, owed.filter(({ plan }) => plan !== null)]).toEqual([[], []])
  })
})

test("absences of months ago are counted and dated beside those that are named", async () => {
  const memberId = await app.memberId("m-G2")
  const before = (await home()).makeUpsBefore
  await study({ start: "2010-03-09 14:00", attendance: [{ memberId, status: "absent" }] })
  const after = (await home()).makeUpsBefore
  expect(after?.people).toBe((before?.people ?? 0) + 1)
  expect(after?.first).toBe("2010-03-09")
})

test("the page of the year names what is to be made up as the home does, and of a past year nothing", async () => {
  const memberId = await app.memberId("m-G2")
  const missed = await study({ start: "2010-08-18 14:00", attendance: [{ memberId, status: "absent" }] })
  const ofYear = async (by: Person, year = 2010): Promise<UnitStanding> =>
    (await by.get(`/units/${b1}/standing?year=${year}`)).body
  for (const by of [secretary, officer, await app.as("inspector", "T1")]) {
    const { makeUps, makeUpsBefore } = await home(by)
    expect(await ofYear(by)).toMatchObject({ makeUps, makeUpsBefore })
  }
  const here = await ofYear(secretary)
  expect(here.makeUps.find(({ activityId }) => activityId === missed)).toMatchObject({ mayRecord: true })
  expect(here.owed.filter(({ asksMakeUps }) => asksMakeUps)).toMatchObject([{ obligation: "CS-MAKEUP" }])
  app.setToday("2011-02-01")
  expect(await ofYear(secretary)).toMatchObject({ makeUps: [], makeUpsBefore: null })
  app.setToday("2010-08-20")
})
