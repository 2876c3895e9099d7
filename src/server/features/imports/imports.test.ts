import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { bookParts, craftZip, textRow } from "../../../../tests/support/crafted-files.ts"
import { openPeopleScene } from "../../../../tests/support/people-scene.ts"
import { type RosterBook, rosterBytes } from "../../../../tests/support/roster-file.ts"
import type { Person, Reply, TestServer } from "../../../../tests/support/server.ts"

let server: TestServer
beforeEach(async () => {
  server = await openPeopleScene()
})
afterEach(() => server.close())

const media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

async function send(
  officer: Person,
  unitCode: string,
  content: RosterBook | Uint8Array,
  since: { readonly query?: string; readonly reason?: string } = {},
) {
  const bytes = content instanceof Uint8Array ? content : await rosterBytes(content)
  const { query = "", reason } = since
  const path = `/units/${await server.unitId(unitCode)}/imports?fileName=${encodeURIComponent("名册.xlsx")}${query}`
  const why = reason === undefined ? {} : { "Change-Reason": encodeURIComponent(reason) }
  return await officer.post(path, bytes, { headers: { "Content-Type": media, ...why } })
}

/** The ranks of 李建国 and since when, as they are kept, and the reasons that stand in the history. */
async function ranksOfLi() {
  const { rows } = await server.database.pool.query(
    `select (select coalesce(json_agg(json_build_array(from_on, value) order by from_on nulls first), '[]')
               from member_history where member_id = m.member_id and item = 'rank') as ranks,
            (select json_agg(distinct c.reason) from record_change c where c.member_id = m.member_id and c.reason is not null) as reasons
       from member m where code = '002'`,
  )
  return rows[0]
}

/** Everything an import may touch, but for what nobody entered. */
/** Carries an import out as it was last shown. */
const apply = (by: Person, { importId, seen }: { importId: number; seen: string }): Promise<Reply> =>
  by.post(`/imports/${importId}/apply`, { seen })

async function digests(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of [
    "unit",
    "member",
    "unit_history",
    "member_history",
    "membership",
    "post",
    "activity",
    "attendance",
  ]) {
    const { rows } = await server.database.pool.query(
      `select md5(string_agg(entered, ' ' order by entered)) as digest
         from (select (to_jsonb(t) - '{version,search_key}'::text[])::text as entered from ${table} t) rows`,
    )
    found[table] = rows[0].digest
  }
  return found
}

const li = {
  code: "002",
  name: "李建国",
  gender: "male",
  bornOn: "1980-03-01",
  phone: "13511112222",
  status: "full",
  joinedOn: "2005-07-01",
  rank: "ke-head",
  inService: true,
  circumstances: null,
}
const zeng = { code: "100", name: "曾庆", gender: "male", status: "full", rank: "none", inService: true }
const roster: RosterBook = {
  members: [li, zeng],
  memberships: [
    { member: "100", unit: "0102", fromOn: "2010-08-01" },
    { member: "003", unit: "0103", fromOn: "2009-01-01", untilOn: "2010-08-01" },
    { member: "003", unit: "0102", fromOn: "2010-08-01" },
  ],
  posts: [{ member: "100", unit: "0102", post: "publicity-officer", fromOn: "2010-08-01" }],
}

describe("a roster that is sent in", () => {
  test("is looked at first: what it adds and changes, and nothing happens yet", async () => {
    const officer = await server.as("committee-officer", "0101")
    const before = await digests()
    const { status, body, text } = await send(officer, "0101", roster)
    expect(status).toBe(200)
    expect(body).toMatchObject({ state: "ready", fileName: "名册.xlsx", can: ["apply"] })
    expect(body.preview.sheets).toEqual([
      { sheet: "党员", added: 1, changed: 1, unchanged: 0 },
      { sheet: "党员变动", added: 0, changed: 0, unchanged: 0 },
      { sheet: "组织关系", added: 2, changed: 1, unchanged: 0 },
      { sheet: "任职", added: 1, changed: 0, unchanged: 0 },
    ])
    expect(body.preview.changes).toMatchObject([
      { about: "002", name: "李建国", column: "手机号", was: "139****1234", is: "135****2222" },
      { about: "002", column: "职级", was: "科员", is: "正科" },
      { about: "003 2009-01-01", name: "赵桂兰", column: "终止日期", was: "", is: "2010-08-01" },
    ])
    expect(body.preview.added).toEqual([
      { sheet: "党员", about: "100", name: "曾庆", what: "" },
      { sheet: "组织关系", about: "100", name: "曾庆", what: "西河村党支部 · 2010年8月1日" },
      { sheet: "组织关系", about: "003", name: "赵桂兰", what: "西河村党支部 · 2010年8月1日" },
      { sheet: "任职", about: "100", name: "曾庆", what: "西河村党支部 · 宣传委员 · 2010年8月1日" },
    ])
    expect(text).not.toContain("13511112222")
    expect(await digests()).toEqual(before)
  })
  test("is carried out as the preview said, once, however often it is asked for", async () => {
    const officer = await server.as("committee-officer", "0101")
    const { body } = await send(officer, "0101", roster)
    const tries = await Promise.all([1, 2, 3].map(() => apply(officer, body)))
    expect(tries[0]?.body).toMatchObject({ state: "applied", can: ["undo"] })
    expect((await apply(officer, body)).body.state).toBe("applied")
    const people = await officer.get("/people")
    expect(
      people.body.items.map((line: { name: string; unit: string }) => `${line.name} ${line.unit}`),
    ).toEqual([
      "王秀英 西河村党支部",
      "李建国 西河村党支部",
      "赵桂兰 西河村党支部",
      "单晓红 西河一组",
      "曾庆 西河村党支部",
    ])
    expect((await officer.get("/people?q=zq")).body.total).toBe(1)
    const { rows } = await server.database.pool.query(
      `select (select count(*)::int from audit_entry where action = 'workbook-imported' and account_id = $1) as lines,
              (select string_agg(t::text, ' ') from audit_entry t) as entries,
              (select content is null from import_run) as gone`,
      [officer.accountId],
    )
    expect(rows[0]).toMatchObject({ lines: 1, gone: true })
    expect(rows[0].entries).not.toContain("13511112222")
  })
  test("is taken back whole: every row is what it was", async () => {
    const officer = await server.as("committee-officer", "0101")
    const before = await digests()
    const { body } = await send(officer, "0101", roster)
    await apply(officer, body)
    expect(await digests()).not.toEqual(before)
    const undone = await officer.post(`/imports/${body.importId}/undo`, {})
    expect(undone.body).toMatchObject({ state: "undone", can: [] })
    expect(await digests()).toEqual(before)
    expect((await officer.post(`/imports/${body.importId}/undo`, {})).body.state).toBe("undone")
  })
  test("changes what is there from the day that is named, also where it is carried out later", async () => {
    const officer = await server.as("committee-officer", "0101")
    const { body } = await send(officer, "0101", { members: [li] }, { query: "&from=2010-03-01" })
    expect((await apply(officer, body)).body.state).toBe("applied")
    expect(await ranksOfLi()).toEqual({
      ranks: [
        [null, "clerk"],
        ["2010-03-01", "ke-head"],
      ],
      reasons: null,
    })
    const later = await send(officer, "0101", { members: [li] }, { query: "&from=2099-01-01" })
    expect([later.status, later.body.code]).toEqual([409, "holds-later"])
  })
  test("corrects what was always so, with the reason in the history", async () => {
    const officer = await server.as("committee-officer", "0101")
    const always = { query: "&always=true", reason: "名册原来填错" }
    const { body } = await send(officer, "0101", { members: [li] }, always)
    expect((await apply(officer, body)).body.state).toBe("applied")
    expect(await ranksOfLi()).toEqual({ ranks: [], reasons: ["名册原来填错"] })
  })
  test("with units, for the whole district, is taken back with the tree", async () => {
    const officer = await server.as("department-officer", "01")
    const before = await digests()
    const { body } = await send(officer, "01", {
      units: [
        { code: "0300", name: "彩石镇党委", kind: "party-committee", parent: "01", category: "town" },
        { code: "0301", name: "新河村党支部", kind: "branch", parent: "0300" },
        { code: "0103", name: "东河村党支部", kind: "branch", parent: "0300", field: "village" },
      ],
      members: [zeng],
      memberships: [{ member: "100", unit: "0301", fromOn: "2010-08-01" }],
    })
    expect(body.state).toBe("ready")
    await apply(officer, body)
    const { rows } = await server.database.pool.query(
      "select path <@ (select path from unit where code = '0300') as below from unit where code = '0103'",
    )
    expect(rows).toEqual([{ below: true }])
    const address = (unit: string) =>
      server.database.pool.query(`update activity set audience = ${unit} where code = 'A1'`)
    await address("array[(select unit_id from unit where code = '0301')]")
    expect((await officer.post(`/imports/${body.importId}/undo`, {})).body.code).toBe("import-built-on")
    await address("null")
    expect((await officer.post(`/imports/${body.importId}/undo`, {})).body.state).toBe("undone")
    expect(await digests()).toEqual(before)
  })
})

describe("a roster cannot be taken back", () => {
  test("once something was built on it, or changed since", async () => {
    const officer = await server.as("committee-officer", "0101")
    const { body } = await send(officer, "0101", roster)
    await apply(officer, body)
    const memberId = await server.memberId("100")
    const { pool } = server.database
    await pool.query(
      `insert into attendance (activity_id, member_id, status) select activity_id, $1, 'present' from activity where code = 'A2'`,
      [memberId],
    )
    const applied = await digests()
    const refused = await officer.post(`/imports/${body.importId}/undo`, {})
    expect([refused.status, refused.body.code]).toEqual([409, "import-built-on"])
    expect(await digests()).toEqual(applied)
    await pool.query("delete from attendance where member_id = $1", [memberId])
    const { body: person } = await officer.get(`/people/${memberId}`)
    await officer.patch(`/people/${memberId}`, { rank: "clerk" }, { version: person.version })
    expect((await officer.post(`/imports/${body.importId}/undo`, {})).body.code).toBe("import-built-on")
  })
  test("when another of the unit came after it", async () => {
    const officer = await server.as("committee-officer", "0101")
    const first = await send(officer, "0101", roster)
    await apply(officer, first.body)
    const second = await send(officer, "0101", { members: [{ ...zeng, rank: "clerk" }] })
    await apply(officer, second.body)
    expect((await officer.post(`/imports/${first.body.importId}/undo`, {})).body.code).toBe("import-not-last")
    const { body } = await officer.get("/imports")
    expect(body.items.map(({ can }: { can: string[] }) => can)).toEqual([["undo"], []])
  })
})

describe("a preview", () => {
  test("that no longer says what would happen is shown anew before anything happens", async () => {
    const officer = await server.as("committee-officer", "0101")
    const { body } = await send(officer, "0101", roster)
    const path = `/people/${await server.memberId("002")}`
    await officer.patch(path, { rank: "ke-deputy" }, { version: 1 })
    const before = await digests()
    const outdated = await apply(officer, body)
    expect(outdated.body).toMatchObject({ state: "outdated", can: ["apply"] })
    expect(outdated.body.preview.changes).toContainEqual(
      expect.objectContaining({ column: "职级", was: "副科", is: "正科" }),
    )
    expect(await digests()).toEqual(before)
    // A tab that still shows the first one does not carry out the second, which nobody has looked at there.
    const stale = await apply(officer, body)
    expect([stale.status, stale.body.code]).toEqual([409, "import-changed"])
    expect(await digests()).toEqual(before)
    expect((await apply(officer, outdated.body)).body.state).toBe("applied")
  })
  test("is not disturbed by what has nothing to do with it", async () => {
    const officer = await server.as("committee-officer", "0101")
    const { body } = await send(officer, "0101", roster)
    await officer.patch(`/people/${await server.memberId("005")}`, { rank: "clerk" }, { version: 1 })
    expect((await apply(officer, body)).body.state).toBe("applied")
  })
  test("names every fault with its row, in the reader's language", async () => {
    const officer = await server.as("committee-officer", "0101")
    const { body } = await send(officer, "0101", {
      members: [zeng],
      memberships: [{ member: "100", unit: "0101", fromOn: "2010-08-01" }],
      posts: [{ member: "999", unit: "0102", post: "secretary", fromOn: "2010-08-01" }],
    })
    expect(body).toMatchObject({ state: "faulty", can: [] })
    expect(body.preview.faults).toMatchObject([
      { sheet: "组织关系", row: 2, column: "组织编码", sentence: expect.stringContaining("党支部") },
      { sheet: "任职", row: 2, column: "党员编号", value: "999" },
    ])
    const english = await officer.get(`/imports/${body.importId}`, { headers: { "Accept-Language": "en" } })
    expect(english.body.preview.faults[0].sentence).toContain("people belong to a")
    expect((await apply(officer, body)).body.code).toBe("import-not-ready")
  })
  test("tells no change of a cell that could not be read, and every other change of the row", async () => {
    const officer = await server.as("committee-officer", "0101")
    const { body } = await send(officer, "0101", { members: [{ ...li, rank: "no rank at all" }] })
    expect(body.preview.counts.fault).toBe(1)
    expect(body.preview.faults[0]).toMatchObject({ level: "fault", sheet: "党员", row: 2, column: "职级" })
    expect(body.preview.changes.map(({ column }: { column: string }) => column)).toEqual(["手机号"])
  })
  test("of what is no workbook says so", async () => {
    const officer = await server.as("committee-officer", "0101")
    const { body } = await send(officer, "0101", Buffer.from("not a workbook"))
    expect(body.state).toBe("faulty")
    expect(body.preview.faults[0].sentence).toContain("不是 Excel 工作簿")
    const empty = await send(officer, "0101", new Uint8Array())
    expect(empty.body.state).toBe("faulty")
    const json = await officer.post(`/units/${await server.unitId("0101")}/imports?fileName=a`, { a: 1 })
    expect(json.status).toBe(415)
  })
})

describe("what lies elsewhere", () => {
  const faultsOf = (body: { preview: { faults: { sheet: string; row: number; value: string }[] } }) =>
    body.preview.faults.map(({ sheet, row, value }) => `${sheet} ${row} ${value}`)
  test("is neither changed nor told of", async () => {
    const officer = await server.as("committee-officer", "0101")
    const before = await digests()
    const { body, text } = await send(officer, "0101", {
      members: [{ ...zeng, code: "004", name: "改名" }, zeng],
      memberships: [
        { member: "004", unit: "0102", fromOn: "2010-08-01" },
        { member: "002", unit: "0202", fromOn: "2010-08-01" },
        { member: "100", unit: "0102", fromOn: "2010-08-01" },
      ],
      posts: [
        { member: "004", unit: "0102", post: "secretary", fromOn: "2010-08-01" },
        { member: "002", unit: "0201", post: "secretary", fromOn: "2010-08-01" },
      ],
    })
    expect(body.state).toBe("faulty")
    expect(faultsOf(body)).toEqual([
      "党员 2 004",
      "组织关系 2 004",
      "组织关系 3 0202",
      "任职 2 004",
      "任职 3 0201",
    ])
    expect(text).not.toMatch(/孙志强|13700009999|南河村/)
    expect(await digests()).toEqual(before)
  })
  test("stays as it was where somebody belonged before", async () => {
    const officer = await server.as("department-officer", "01")
    const path = `/people/${await server.memberId("004")}/transfer`
    await officer.post(path, { toUnitId: await server.unitId("0102"), on: "2010-08-01" }, { version: 1 })
    const town = await server.as("committee-officer", "0101")
    const { body, text } = await send(town, "0101", {
      memberships: [{ member: "004", unit: "0102", fromOn: "2009-01-01" }],
    })
    expect(faultsOf(body)).toContain("组织关系 2 004")
    expect(text).not.toContain("南河村")
  })
  test("are the other sheets, and people who belong nowhere", async () => {
    const officer = await server.as("committee-officer", "0101")
    const { body } = await send(officer, "0101", {
      units: [{ code: "0103", name: "改名", kind: "branch", parent: "0101" }],
      members: [zeng],
      attendance: [{ activity: "A1", member: "001", status: "present" }],
    })
    expect(
      body.preview.faults
        .filter(({ level }: { level: string }) => level === "fault")
        .map(({ sheet, row }: { sheet: string; row: number }) => `${sheet} ${row}`),
    ).toEqual(["组织 2", "党员 2", "考勤 2"])
  })
  test("are imports of others", async () => {
    const officer = await server.as("committee-officer", "0101")
    const { body } = await send(officer, "0101", roster)
    const stranger = await server.as("committee-officer", "0201")
    expect((await stranger.get(`/imports/${body.importId}`)).status).toBe(404)
    expect((await apply(stranger, body)).status).toBe(404)
    expect((await stranger.post(`/imports/${body.importId}/undo`, {})).status).toBe(404)
    expect((await stranger.get("/imports")).body.items).toEqual([])
    expect((await send(stranger, "0101", roster)).status).toBe(404)
    const secretary = await server.as("branch-secretary", "0102")
    expect((await send(secretary, "0102", roster)).status).toBe(403)
    expect((await secretary.get("/imports")).status).toBe(403)
  })
})

test("an empty workbook to fill in is one that can be sent in", async () => {
  const officer = await server.as("committee-officer", "0101")
  const { body } = await officer.get("/imports/template")
  const sent = await send(officer, "0101", Buffer.from(body.base64, "base64"))
  expect(sent.body.state).toBe("ready")
  expect(sent.body.preview.sheets.map(({ sheet }: { sheet: string }) => sheet)).toEqual([
    "党员",
    "组织关系",
    "任职",
  ])
})

describe("a file that means harm", () => {
  /** A workbook of one member with these parts in the place of its own. */
  const crafted = (changed: Readonly<Record<string, string>>) =>
    craftZip(
      bookParts({ 党员: textRow("党员编号", "姓名") + textRow("100", "曾庆") }).map((part) =>
        part.name in changed ? { ...part, data: changed[part.name] ?? "", stored: true } : part,
      ),
    )

  test.each([
    ["marks without end", { "_rels/.rels": "<Relationship\t".repeat(500_000) }, "file-damaged"],
    [
      "a row outside any sheet",
      { "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row r="4294967295"/></sheetData></worksheet>' },
      "place-out-of-range",
    ],
  ])("%s: is refused with a sentence, while others are answered", async (_, changed, code) => {
    const officer = await server.as("committee-officer", "0101")
    let longest = 0
    let over = false
    const asking = (async () => {
      while (!over) {
        const began = performance.now()
        await server.hono.request("/healthz")
        longest = Math.max(longest, performance.now() - began)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })()
    const { body } = await send(officer, "0101", crafted(changed))
    over = true
    await asking
    expect(body).toMatchObject({ state: "faulty", can: [] })
    expect(body.preview.faults).toHaveLength(1)
    expect(body.preview.faults[0].sentence).not.toBe("")
    expect(longest).toBeLessThan(1000)
    const { rows } = await server.database.pool.query(
      "select preview->'faults'->0->>'code' as code from import_run order by import_run_id desc limit 1",
    )
    expect(rows[0].code).toBe(code)
  })
})
