import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { freshDatabase, type TestDatabase } from "../../../../tests/support/database.ts"
import { fillSearchKeys, matching, searchKeyOf } from "./index.ts"

describe("a name is found", () => {
  test.each([
    ["王建国", "wangjianguo", "wjg"],
    ["单小红", "shanxiaohong", "sxh"],
    ["单小红", "danxiaohong", "dxh"],
    ["曾乐", "zengle", "zl"],
    ["曾乐", "zengyue", "zy"],
    ["仇重", "qiuchong", "qc"],
    ["吕不韦", "lvbuwei", "lbw"],
    ["欧阳长安", "ouyangchangan", "oyca"],
    ["重兴村党支部", "chongxingcundangzhibu", "cxcdzb"],
    ["重兴村党支部", "zhongxingcundangzhibu", "zxcdzb"],
    ["第１２党支部", "di12dangzhibu", "d12dzb"],
  ])("%s by %s and by %s", (name, pinyin, initials) => {
    expect(searchKeyOf(name).split(" ")).toEqual(expect.arrayContaining([pinyin, initials]))
  })
  test("whatever it is made of, and however long it is", () => {
    expect(searchKeyOf("")).toBe("")
    expect(searchKeyOf("···")).toBe("")
    expect(searchKeyOf("重".repeat(200)).length).toBeLessThan(5000)
  })
})

describe("in the database", () => {
  let database: TestDatabase
  const found = async (typed: string) => {
    const values: unknown[] = []
    const condition = matching(typed, values, { alias: "m" })
    const { rows } = await database.pool.query(
      `select m.name from member m where ${condition} order by m.code`,
      values,
    )
    return rows.map(({ name }) => name)
  }
  const versionOf = async (code: string) =>
    (await database.pool.query("select version from member where code = $1", [code])).rows[0].version

  beforeAll(async () => {
    database = await freshDatabase()
    await database.pool.query(
      `insert into member (code, name) values ('370112-1', '王建国'), ('370112-2', '单小红'), ('X%_1', '吕不韦'),
         ('dot-1', '买买提·艾力'), ('latin-1', 'José García')`,
    )
    await database.pool.query(
      "insert into member (code, name) select 'n' || n, '路人' || n from generate_series(1, 2500) n",
    )
    await fillSearchKeys(database)
  })
  afterAll(() => database.drop())

  test("every name is read once", async () => {
    const { rows } = await database.pool.query(
      "select count(*)::int as n from member where search_key is null",
    )
    expect(rows[0].n).toBe(0)
  })
  test("people are found by part of a name, by code, pinyin and initials", async () => {
    expect(await found("建国")).toEqual(["王建国"])
    expect(await found("112-2")).toEqual(["单小红"])
    expect(await found("Wang jian'guo")).toEqual(["王建国"])
    expect(await found("WJG")).toEqual(["王建国"])
    expect(await found("lü")).toContain("吕不韦")
    expect(await found("没有的人")).toEqual([])
  })
  test.each(["买买提艾力", "买买提．艾力", "买买提 艾力", "mai mai ti", "mmtal"])(
    "somebody whose name has a dot is found by %s",
    async (typed) => expect(await found(typed)).toEqual(["买买提·艾力"]),
  )
  test.each(["王　建国", "王 建", "３７０１１２－１", "ＷＪＧ"])(
    "width and spaces do not matter: %s",
    async (typed) => expect(await found(typed)).toEqual(["王建国"]),
  )
  test.each(["Ｊｏｓｅ\u0301", "josé garcía", "JOSÉGARCÍA", "garci\u0301a"])(
    "case and composition do not matter: %s",
    async (typed) => expect(await found(typed)).toEqual(["José García"]),
  )
  test("an account is found by pinyin like its owner", async () => {
    await database.pool.query("insert into account (login, name) values ('admin-1', '单小红')")
    await fillSearchKeys(database)
    const values: unknown[] = []
    const condition = matching("dxh", values, { alias: "a", code: "login" })
    const { rows } = await database.pool.query(`select login from account a where ${condition}`, values)
    expect(rows).toEqual([{ login: "admin-1" }])
  })
  test("signs that mean something to the database mean themselves", async () => {
    expect(await found("%_")).toEqual(["吕不韦"])
    expect(await found("\\")).toEqual([])
  })
  test("a changed name is read anew, and reading it makes no new version", async () => {
    const before = await versionOf("370112-1")
    await database.pool.query("update member set name = '王建军' where code = '370112-1'")
    expect(await found("wjj")).toEqual([])
    await fillSearchKeys(database)
    expect(await found("wjj")).toEqual(["王建军"])
    expect(await found("wjg")).toEqual([])
    expect(await versionOf("370112-1")).toBe(before + 1)
  })
})
