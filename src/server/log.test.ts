import { beforeAll, beforeEach, expect, test } from "vitest"
import { log, startLogging } from "./log.ts"

const lines: string[] = []
beforeAll(() => startLogging("info", { write: (line) => lines.push(line) }))
beforeEach(() => {
  lines.length = 0
})

test("a line is one JSON object with its time, level and event", () => {
  log.info("job-done", { job: "seal", ms: 12 })
  log.debug("not-said")
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^\{.*\}\n$/)
  const { time, ...rest } = JSON.parse(lines[0] ?? "")
  expect(rest).toEqual({ level: "info", event: "job-done", job: "seal", ms: 12 })
  expect(new Date(time).getTime()).toBeGreaterThan(Date.now() - 60_000)
})

test("nothing that came from outside begins a line, colours a terminal or turns the writing round", () => {
  const bad = "a\nb\r\u001b[31mred\u009b1m\u007f\u2028\u2029\u202e\u2066\u0000"
  log.warn("odd", { what: bad, error: new Error(bad) })
  expect(lines).toHaveLength(1)
  expect(lines[0]?.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
  const { what, error } = JSON.parse(lines[0] ?? "")
  expect([what, error.message]).toEqual([bad, bad])
})

test("what is about a person or a secret is left out, also of what PostgreSQL quotes", () => {
  const refused = Object.assign(new Error('invalid input syntax for type date: "王小明 1970"'), {
    code: "22007",
    detail: "Key (phone)=(13800138000) already exists.",
    where: "unnamed portal parameter $2 = '王小明'",
    table: "member",
  })
  const wrapped = new Error("could not write", { cause: refused })
  log.error("defect", {
    name: "王小明",
    who: { login: "wxm", password: "hunter2", deep: [{ token: "t0k3n" }] },
    error: wrapped,
    note: "ring 13800138000, id 11010519491231002X, mail wxm@example.gov.cn",
  })
  expect(lines[0]).not.toMatch(/王小明|wxm|hunter2|t0k3n|13800138000|11010519491231002X/)
  const { error } = JSON.parse(lines[0] ?? "")
  expect(error).toMatchObject({ type: "Error", message: "could not write" })
  expect(error.cause).toMatchObject({
    code: "22007",
    table: "member",
    message: "invalid input syntax for type date:",
  })
  expect(error.stack).toContain("log.test.ts")
  expect(error.cause.stack).toMatch(/^at /)
})

test("ids, times and figures stay", () => {
  const said = {
    requestId: "0123456789ab",
    accountId: 1234567,
    ms: 12,
    bytes: 123_456_789_012,
    file: "@hono/x.js",
  }
  log.info("request", said)
  expect(JSON.parse(lines[0] ?? "")).toMatchObject(said)
})
