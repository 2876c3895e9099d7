import { Readable } from "node:stream"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld } from "../../../tests/access/world.ts"
import type { TestServer } from "../../../tests/support/server.ts"
import { clearAway } from "./clear-away.ts"

let server: TestServer

beforeAll(async () => {
  server = await openWorld()
})
afterAll(() => server.close())

const clear = () =>
  clearAway.work({ app: server.app, signal: new AbortController().signal, stage: () => {}, at: () => {} })

/** An instant so long ago. */
const ago = (long: string) => `now() - interval '${long}'`

test("every hour what is over goes, and what is not over stays", async () => {
  const { accountId } = await server.asMember("m-B2")
  const { pool } = server.database
  const owner = await server.database.ownerClient()
  const rows = (table: string, columns: string, values: readonly string[]) =>
    owner.query(`insert into ${table} (${columns}) values ${values.map((row) => `(${row})`).join(", ")}`)
  await owner.query("delete from activation; delete from device; delete from sign_in_failure")
  await rows("activation", "account_id, code_hash, issued_at, expires_at, used_at", [
    `${accountId}, 'used', ${ago("3 days")}, ${ago("-9 days")}, ${ago("25 hours")}`,
    `${accountId}, 'over', ${ago("3 days")}, ${ago("25 hours")}, null`,
    `${accountId}, 'used lately', ${ago("3 days")}, ${ago("-9 days")}, ${ago("23 hours")}`,
    `${accountId}, 'open', ${ago("20 days")}, ${ago("-9 days")}, null`,
  ])
  await rows(
    "confirmation",
    "act, account_id, details, sealed_half, asked_by, asked_from, asked_at, expires_at",
    [
      `'issue-code', ${accountId}, '{}', 'half', ${accountId}, 'over', ${ago("8 days")}, ${ago("1 day")}`,
      `'issue-code', ${accountId}, '{}', 'half', ${accountId}, 'open', ${ago("6 days")}, ${ago("-1 day")}`,
    ],
  )
  await rows("device", "account_id, token_hash, seen_at", [
    `${accountId}, 'old', ${ago("181 days")}`,
    `${accountId}, 'young', ${ago("179 days")}`,
  ])
  await rows("repeated_request", "account_id, key, request_hash, status, answered_at", [
    `${accountId}, 'old', '', 200, ${ago("25 hours")}`,
    `${accountId}, 'young', '', 200, ${ago("23 hours")}`,
  ])
  await owner.query(
    `insert into import_run (account_id, unit_id, file_name, content, preview, previewed_at)
     select ${accountId}, unit_id, w.name, 'x', '{}', w.at
       from unit, (values ('old', ${ago("8 days")}), ('young', ${ago("6 days")})) w (name, at) where code = 'B1'`,
  )
  await owner.query(
    `insert into session (account_id, token_hash, awaits_second_factor, idle_seconds, expires_at, user_agent, address)
     values (${accountId}, 'over', false, 60, ${ago("25 hours")}, '', ''),
            (${accountId}, 'over lately', false, 60, ${ago("23 hours")}, '', '')`,
  )
  const { sha256 } = await server.app.files.put(Readable.from([Buffer.from("just put")]))
  await clear()
  const { rows: left } = await pool.query(
    `select (select array_agg(convert_from(code_hash, 'UTF8') order by code_hash) from activation) as codes,
            (select array_agg(concat(asked_from, ' ', convert_from(sealed_half, 'UTF8')) order by expires_at) from confirmation) as halves,
            (select array_agg(convert_from(token_hash, 'UTF8')) from device) as devices,
            (select array_agg(key) from repeated_request) as answers,
            (select array_agg(concat(file_name, ' ', convert_from(content, 'UTF8')) order by previewed_at) from import_run) as files,
            (select array_agg(convert_from(token_hash, 'UTF8')) from session where account_id = $1 and token_hash in ('over', 'over lately')) as sessions`,
    [accountId],
  )
  expect(left).toEqual([
    {
      codes: ["open", "used lately"],
      halves: ["over ", "open half"],
      devices: ["young"],
      answers: ["young"],
      files: ["old ", "young x"],
      sessions: ["over lately"],
    },
  ])
  expect(await server.app.files.has(sha256)).toBe(true)
  await owner.end()
})
