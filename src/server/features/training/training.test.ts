import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"
import {
  leadsTo,
  mayStep,
  type TrainingStep,
  trainingSteps,
} from "../../../domain/training/training-steps.ts"

let scene: StudyScene
let member: Person
beforeAll(async () => {
  scene = await openStudyScene()
  member = await scene.member("m-B1")
})
afterAll(() => scene.app.close())

const person = (code: string) => scene.app.memberId(code)
let made = 0
/** A training of a name of its own. */
const course = (more: object = {}) => {
  made += 1
  return { name: `进修班${made}`, kind: "party-school", first: "2010-03-01", hours: 8, ...more }
}
const register = async (more: object = {}, by = member) => (await by.post("/training", course(more))).body
type Kept = Awaited<ReturnType<typeof register>>
const decide = async (of: Kept, body: object, by = scene.secretary) =>
  await by.ask("POST", `/training/${of.trainingId}/decide`, body, { version: of.version })
const change = async (of: Kept, more: object = {}, by = member) => {
  const { name, kind, first, hours } = of
  return await by.ask(
    "PUT",
    `/training/${of.trainingId}`,
    { name, kind, first, hours, ...more },
    { version: of.version },
  )
}
const newest = async (by: Person) => (await by.get("/me/notices")).body.items[0]

describe("registering", () => {
  test("a member registers, the secretary is told and recognises in one deed, the member is told; a neighbour finds nothing", async () => {
    const one = await register({ last: "2010-03-03", hours: undefined, days: 2.5, evidence: "结业证书3号" })
    expect(one).toMatchObject({
      state: "pending",
      first: "2010-03-01",
      last: "2010-03-03",
      hours: 20,
      enteredBy: null,
    })
    expect(one.can).toEqual(["change", "withdraw"])
    expect(await newest(scene.secretary)).toMatchObject({ kind: "training-registered" })
    const { items } = (await scene.secretary.get("/training/waiting")).body
    expect(items).toMatchObject([{ trainingId: one.trainingId, can: expect.arrayContaining(["decide"]) }])
    expect((await scene.neighbour.get("/training/waiting")).body.items).toEqual([])
    expect((await scene.neighbour.get(`/training/${one.trainingId}`)).status).toBe(404)
    expect((await decide(one, { deed: "recognise" }, scene.neighbour)).status).toBe(404)
    expect((await change(one, {}, scene.neighbour)).status).toBe(404)
    expect((await scene.neighbour.delete(`/training/${one.trainingId}`)).status).toBe(404)
    const { body } = await decide(one, { deed: "recognise" })
    expect(body).toMatchObject({ state: "recognised", can: ["take-back"], decidedBy: expect.any(String) })
    expect(await newest(member)).toMatchObject({ kind: "training-recognised" })
    expect((await scene.secretary.get("/training/waiting")).body.items).toEqual([])
  })

  test("what cannot have been is refused, each with its reason", async () => {
    const code = async (more: object) => (await register(more)).code
    expect(await code({ first: "2010-03-05", last: "2010-03-04" })).toBe("training-backwards")
    expect(await code({ first: "2010-12-31" })).toBe("training-ahead")
    expect(await code({ first: "2002-03-01", last: "2010-03-01" })).toBe("training-too-long")
    expect(await code({ hours: 25 })).toBe("training-hours")
    expect(await code({ days: 1 })).toBe("training-length")
    expect(await code({ hours: undefined })).toBe("training-length")
    expect(await code({ first: "2009-03-01", hours: undefined, days: 1 })).toBe("training-no-day")
    expect(await code({ hours: undefined, days: 0.3 })).toBe("invalid")
    expect(await code({ name: "绝密★培训" })).toBe("invalid")
  })

  test("the same training is there once, whoever writes it; the same request twice is one", async () => {
    const said = course()
    const first = await member.ask("POST", "/training", said, { key: "0".repeat(32) })
    const again = await member.ask("POST", "/training", said, { key: "0".repeat(32) })
    expect(again.body.trainingId).toBe(first.body.trainingId)
    expect((await member.post("/training", said)).body.code).toBe("training-there")
    const memberId = await person("m-B1")
    expect((await scene.secretary.post("/training/entered", { ...said, memberId })).body.code).toBe(
      "training-there",
    )
    const both = await Promise.all([1, 2].map(() => member.post("/training", course({ name: "同时送的" }))))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test("it is entered for somebody, always named, and recognised in the same moment by whoever may", async () => {
    const memberId = await person("m-G1-other")
    const { body } = await scene.secretary.post("/training/entered", {
      ...course(),
      memberId,
      recognised: true,
    })
    expect(body).toMatchObject({ state: "recognised", enteredBy: expect.stringContaining("Person") })
    const recorder = await scene.app.as("recorder", "B1")
    expect(
      (await recorder.post("/training/entered", { ...course(), memberId, recognised: true })).status,
    ).toBe(403)
    const waits = (await recorder.post("/training/entered", { ...course(), memberId })).body
    expect([waits.state, waits.can]).toEqual(["pending", ["change", "withdraw"]])
    expect((await scene.neighbour.post("/training/entered", { ...course(), memberId })).status).toBe(404)
  })

  test("nobody recognises their own: somebody else does", async () => {
    const chief = await scene.app.as("branch-secretary", "B1", { memberCode: "m-G2" })
    const own = await register({}, chief)
    expect((await decide(own, { deed: "recognise" }, chief)).body.code).toBe("training-own")
    const memberId = await person("m-G2")
    expect(
      (await chief.post("/training/entered", { ...course(), memberId, recognised: true })).body.code,
    ).toBe("training-own")
    expect((await decide(own, { deed: "recognise" })).body.state).toBe("recognised")
  })
})

describe("what becomes of it", () => {
  const states = ["pending", "recognised", "returned"] as const
  /** One in each state, by deeds alone. */
  const inState = async (state: (typeof states)[number]) => {
    const one = await register()
    if (state === "pending") return one
    return (
      await decide(one, state === "recognised" ? { deed: "recognise" } : { deed: "return", word: "缺证明" })
    ).body
  }
  const doIt = async (step: TrainingStep, of: Kept) => {
    if (step === "change") return await change(of, { hours: 6 })
    if (step === "withdraw") return await member.delete(`/training/${of.trainingId}`)
    return await decide(of, step === "recognise" ? { deed: step } : { deed: step, word: "请说明" })
  }

  test.each(states)("every deed on what is %s does what the table says, and nothing else", async (state) => {
    for (const step of Object.keys(trainingSteps) as TrainingStep[]) {
      const one = await inState(state)
      const { status, body } = await doIt(step, one)
      if (!mayStep(step, state)) {
        expect([step, status, body.code]).toEqual([step, 409, "training-over"])
        expect((await member.get(`/training/${one.trainingId}`)).body.state).toBe(state)
      } else if (step === "withdraw") {
        expect((await member.get(`/training/${one.trainingId}`)).status).toBe(404)
      } else {
        expect([step, status, body.state]).toEqual([step, 200, leadsTo[step]])
      }
    }
  })

  test("asked about, it waits for the answer and not for the one who asked", async () => {
    const one = await register()
    const { body } = await decide(one, { deed: "ask", word: "哪天结束的？" })
    expect(await newest(member)).toMatchObject({ kind: "training-asked" })
    const waits = async () =>
      (await scene.secretary.get("/training/waiting")).body.items.some(
        ({ trainingId }: Kept) => trainingId === one.trainingId,
      )
    expect([body.question, await waits()]).toEqual(["哪天结束的？", false])
    const answered = (await change(body, { answer: "三月一日当天" })).body
    expect([answered.answer, await waits()]).toEqual(["三月一日当天", true])
  })

  test("returned it comes with the reason; changed it is handed in anew", async () => {
    const one = await register()
    expect((await decide(one, { deed: "return", word: "" })).status).toBe(400)
    const returned = (await decide(one, { deed: "return", word: "学时写错了" })).body
    expect(returned).toMatchObject({ state: "returned", word: "学时写错了" })
    const again = (await change(returned, { hours: 6 })).body
    expect(again).toMatchObject({ state: "pending", hours: 6, word: null, decidedBy: null })
  })

  test("two at once: the second is shown what the first has done", async () => {
    const one = await register()
    const answers = await Promise.all([
      decide(one, { deed: "recognise" }),
      decide(one, { deed: "return", word: "缺证明" }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const done = answers.find(({ status }) => status === 200)?.body
    const late = answers.find(({ status }) => status === 412)?.body
    expect(late.current).toMatchObject({ state: done.state, version: done.version })
  })

  test("an import that says otherwise leaves no decision behind that nobody made", async () => {
    const one = (await decide(await register(), { deed: "recognise" })).body
    await scene.app.database.pool.query("update training set state = 'returned' where training_id = $1", [
      one.trainingId,
    ])
    const now = (await member.get(`/training/${one.trainingId}`)).body
    expect([now.state, now.decidedBy, now.decidedAt]).toEqual(["returned", null, null])
  })

  test("the log and the history tell it, and one's own data has it", async () => {
    const one = (await decide(await register({ name: "留痕班" }), { deed: "return", word: "缺证明" })).body
    const { rows } = await scene.app.database.pool.query(
      "select action from audit_entry where details ->> 'trainingId' = $1 order by audit_entry_id",
      [String(one.trainingId)],
    )
    expect(rows.map(({ action }) => action)).toEqual(["training-registered", "training-returned"])
    const { training } = (await member.get("/me/data")).body
    expect(training.find(({ name }: { name: string }) => name === "留痕班")).toMatchObject({
      state: "returned",
      word: "缺证明",
      enteredBy: expect.any(String),
    })
  })
})

describe("what it counts for", () => {
  /** 学时 of TR-MEMBER of a member of the branch. */
  const counted = async (memberId: number) => {
    const { body } = await scene.secretary.get(`/people/${memberId}/standing?year=2010`)
    return body.figures.find(({ obligation }: { obligation: string }) => obligation === "TR-MEMBER")?.actual
  }

  test("once, whatever the order of recognising, returning and recognising again", async () => {
    const memberId = await person("m-B1-other")
    const own = await scene.member("m-B1-other")
    const before = await counted(memberId)
    expect(before).toEqual(expect.any(Number))
    const deeds = ["recognise", "return", "take-back", "change", "recognise", "ask"] as const
    for (const seed of [1, 2, 3, 4]) {
      let one = await register({ hours: 4 }, own)
      let chance = seed * 7919
      for (let step = 0; step < 12; step += 1) {
        chance = (chance * 1103515245 + 12345) % 2147483648
        const deed = deeds[chance % deeds.length] ?? "recognise"
        const { status, body } =
          deed === "change"
            ? await change(one, {}, own)
            : await decide(one, deed === "recognise" ? { deed } : { deed, word: "请核对" })
        expect(status).toBe(mayStep(deed, one.state) ? 200 : 409)
        if (status === 200) one = body
        expect(await counted(memberId)).toBe(before + (one.state === "recognised" ? 4 : 0))
      }
      if (one.state === "recognised") one = (await decide(one, { deed: "take-back", word: "下一次" })).body
      expect((await own.delete(`/training/${one.trainingId}`)).status).toBe(204)
    }
    expect(await counted(memberId)).toBe(before)
  })
})

describe("a course", () => {
  test("is entered for all on a pasted list, once each; strangers and namesakes are said", async () => {
    const unitId = await scene.app.unitId("B1")
    const codes = ["m-G1", "m-B1-other"]
    const { body: list } = await scene.secretary.post(`/units/${unitId}/training-records/participants`, {
      pasted: `${codes.join("\n")}\n谁也不是`,
    })
    expect(list.people.map(({ code }: { code: string }) => code).sort()).toEqual([...codes].sort())
    expect(list.unknown).toEqual(["谁也不是"])
    const memberIds = list.people.map(({ memberId }: { memberId: number }) => memberId)
    const said = { ...course(), memberIds, recognised: true }
    const path = `/units/${unitId}/training-records`
    expect((await scene.secretary.post(path, said)).body).toEqual({ entered: 2, already: [] })
    const again = (
      await scene.secretary.post(path, { ...said, memberIds: [...memberIds, await person("m-G2")] })
    ).body
    expect([again.entered, again.already.length]).toEqual([1, 2])
    const stranger = await scene.app.memberId("m-B2")
    expect((await scene.secretary.post(path, { ...said, memberIds: [stranger] })).status).toBe(404)
    expect((await scene.neighbour.post(path, said)).status).toBe(404)
    const { body } = await scene.secretary.get(`${path}?state=recognised&q=${encodeURIComponent(said.name)}`)
    expect(body.items).toHaveLength(3)
    expect(body.items.every(({ enteredBy }: Kept) => enteredBy !== null)).toBe(true)
  })

  test("the list of a unit pages through everything once", async () => {
    const unitId = await scene.app.unitId("B1")
    const path = `/units/${unitId}/training-records`
    const all = (await scene.secretary.get(`${path}?limit=200`)).body.items.map(
      ({ trainingId }: Kept) => trainingId,
    )
    const seen: number[] = []
    let cursor = ""
    do {
      const { body } = await scene.secretary.get(`${path}?limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`)
      seen.push(...body.items.map(({ trainingId }: Kept) => trainingId))
      cursor = body.next ?? ""
    } while (cursor !== "")
    expect(seen).toEqual(all)
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe("certificates", () => {
  const add = async (of: Kept, name: string, content: string, by = member) =>
    await by.ask(
      "POST",
      `/training/${of.trainingId}/certificates?name=${encodeURIComponent(name)}`,
      content,
      {
        headers: { "Content-Type": "application/octet-stream" },
      },
    )

  test("are added once, downloaded by whoever reads the training, taken out, and kept from a neighbour", async () => {
    const one = await register()
    const added = (await add(one, "结业证书.txt", "兹证明")).body
    expect(added.certificates).toMatchObject([{ name: "结业证书.txt", bytes: 9 }])
    expect((await add(one, "又一次.txt", "兹证明")).body.certificates).toHaveLength(1)
    const path = `/training/${one.trainingId}/certificates/${added.certificates[0].certificateId}`
    expect((await scene.secretary.get(path)).status).toBe(200)
    expect((await scene.neighbour.get(path)).status).toBe(404)
    expect((await add(one, "别人的.txt", "不行", scene.neighbour)).status).toBe(404)
    expect((await add(one, "片子.mp4", "片子")).body.code).toBe("kind-not-taken")
    expect((await add(one, "机密★1年.txt", "内容")).body).toMatchObject({
      errors: [{ pointer: "/name", message: expect.stringContaining("涉密") }],
    })
    expect((await member.delete(path)).body.certificates).toEqual([])
    const recognised = (await decide(one, { deed: "recognise" })).body
    expect((await add(recognised, "晚了.txt", "晚了")).body.code).toBe("training-over")
  })

  test("are looked at one at a time of an account: whoever sends several at once waits, and nobody else does", async () => {
    const one = await register()
    const all = ["甲", "乙", "丙"].map((said) => add(one, `${said}.txt`, said))
    expect((await Promise.all(all)).map(({ status }) => status).sort()).toEqual([200, 503, 503])
    expect((await add(one, "丁.txt", "丁")).body.certificates).toHaveLength(2)
  })

  test("stand in one's own data by name, and in the history of the person; a neighbour reads neither", async () => {
    const one = await register()
    const { body } = await add(one, "结业证书.txt", "给本人的证明")
    const own = (await member.get("/me/data")).body.training
    expect(own).toContainEqual(expect.objectContaining({ certificates: ["结业证书.txt"] }))
    const { certificateId } = body.certificates[0]
    await member.delete(`/training/${one.trainingId}/certificates/${certificateId}`)
    const changes = `/people/${one.member.memberId}/changes`
    const { items } = (await scene.secretary.get(changes)).body
    const ofFiles = items.filter(({ table }: { table: string }) => table === "certificate")
    expect(ofFiles.map(({ what }: { what: string }) => what).slice(0, 2)).toEqual(["removed", "added"])
    expect(ofFiles[1].fields).toContainEqual({ title: "名称", before: null, after: "结业证书.txt" })
    expect(ofFiles[1].by).not.toBe("")
    expect((await scene.neighbour.get(changes)).status).toBe(404)
    expect(JSON.stringify((await scene.neighbour.get("/me/data")).body)).not.toContain("结业证书.txt")
  })

  test("what one lets go of lies there for another day, also when the training is withdrawn", async () => {
    const one = await register()
    await add(one, "证书.txt", "证书内容")
    const { rows } = await scene.app.database.pool.query(
      "select sha256 from certificate where training_id = $1",
      [one.trainingId],
    )
    await member.delete(`/training/${one.trainingId}`)
    const { rows: kept } = await scene.app.database.pool.query(
      "select activity_id from content_let_go where sha256 = $1",
      [rows[0].sha256],
    )
    expect(kept).toEqual([{ activity_id: null }])
  })
})
