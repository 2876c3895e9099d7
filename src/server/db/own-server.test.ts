import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { makeCertificate } from "../../../tests/support/certificate.ts"
import { farAddress, type OwnServer, startOwnServer } from "../../../tests/support/own-server.ts"
import { readEnv } from "../env.ts"
import { accessByEnv } from "./access.ts"
import { openDatabase } from "./database.ts"

let server: OwnServer
const dataDir = mkdtempSync(join(tmpdir(), "xueer-own-data-"))

beforeAll(async () => {
  server = await startOwnServer()
})
beforeEach(async () => {
  await server.ask("drop schema public cascade; drop schema if exists pgboss cascade")
  await server.ask("create schema public authorization owner")
})
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true })
})

const quiet = () => {}
const open = (variables: Readonly<Record<string, string>>) =>
  openDatabase(readEnv({ DATA_DIR: dataDir, ...variables }), quiet)

async function whoWorks(variables: Readonly<Record<string, string>>): Promise<unknown> {
  const database = await open(variables)
  try {
    const { rows } = await database.pool.query(
      `select session_user as login, current_user as role,
              (select relowner::regrole::text from pg_class where relname = 'audit_entry') as owner`,
    )
    return rows[0]
  } finally {
    await database.close()
  }
}

describe("the accounts of a server of one's own", () => {
  test("are two: one owns the tables, the other works in them, and only as xueer_app", async () => {
    const two = { DATABASE_URL: server.url("worker"), DATABASE_OWNER_URL: server.url("owner") }
    const expected = { login: "worker", role: "xueer_app", owner: "owner" }
    expect(await whoWorks(two)).toEqual(expected)
    expect(await whoWorks(two)).toEqual(expected)
    const database = await open(two)
    for (const statement of [
      "reset role",
      "set role owner",
      "drop table member",
      "delete from audit_entry",
    ]) {
      const client = await database.connect()
      await client.query(statement).catch(quiet)
      await expect(client.query("delete from audit_entry")).rejects.toMatchObject({ code: "42501" })
      await client.end()
    }
    await database.close()
  })

  test("may be one", async () => {
    expect(await whoWorks({ DATABASE_URL: server.url("owner") })).toEqual({
      login: "owner",
      role: "xueer_app",
      owner: "owner",
    })
  })

  test("must not be a superuser for the work; for the tables it may", async () => {
    const mighty = server.url("xueer_owner")
    await expect(open({ DATABASE_URL: mighty })).rejects.toThrow(
      "DATABASE_URL: its account xueer_owner is a superuser: name an ordinary one there",
    )
    expect(await whoWorks({ DATABASE_URL: server.url("worker"), DATABASE_OWNER_URL: mighty })).toMatchObject({
      login: "worker",
    })
  })

  test("must not own the tables through a role, where two are named", async () => {
    await server.ask("grant owner to worker")
    const two = { DATABASE_URL: server.url("worker"), DATABASE_OWNER_URL: server.url("owner") }
    await expect(open(two)).rejects.toThrow("DATABASE_URL: its account worker owns the tables")
    await server.ask("revoke owner from worker")
  })

  test("must not have made a superuser of the program's role", async () => {
    const one = { DATABASE_URL: server.url("owner") }
    await whoWorks(one)
    await server.ask("alter role xueer_app superuser")
    await expect(open(one)).rejects.toThrow("the role xueer_app may do everything: run ALTER ROLE")
    await server.ask("alter role xueer_app nosuperuser")
  })

  test("are needed both: an owner alone names no place to work", () => {
    expect(() => readEnv({ DATABASE_OWNER_URL: server.url("owner") })).toThrow(/^DATABASE_URL: is needed/)
  })
})

test.each(["fsync", "full_page_writes"])("a server that runs with %s=off stops the start", async (name) => {
  await server.restart(`${name}=off`)
  const one = { DATABASE_URL: server.url("owner") }
  await expect(open(one)).rejects.toThrow(`DATABASE_URL: ${name} is off, and a power cut would destroy`)
  await server.restart()
  expect(await whoWorks(one)).toMatchObject({ login: "owner" })
})

describe("the wire to another machine", () => {
  const there = "postgresql://owner@db.example/xueer"
  const access = (DATABASE_URL: string, more = {}) => accessByEnv(readEnv({ DATABASE_URL, ...more }))

  test.each([
    "",
    "?sslmode=disable",
    "?sslmode=prefer",
    "?sslmode=require",
    "?sslmode=no-verify",
    "?ssl=true",
  ])("is refused as %s", (query) => {
    expect(() => access(there + query)).toThrow(
      /^DATABASE_URL: db\.example is another machine, .* sslmode=verify-full .* DATABASE_TLS=as-given/,
    )
    expect(() => access(there + query, { DATABASE_TLS: "as-given" })).not.toThrow()
  })

  test("is refused for the owner's account as well", () => {
    expect(() => access(`${there}?sslmode=verify-full`, { DATABASE_OWNER_URL: there })).toThrow(
      /^DATABASE_OWNER_URL: db\.example/,
    )
  })

  test("names the file of certificates that cannot be read", () => {
    expect(() => access(`${there}?sslmode=verify-full&sslrootcert=/no/such.pem`)).toThrow(
      /^DATABASE_URL: .*no such file.*\/no\/such\.pem/,
    )
  })

  test.each(["localhost", "127.0.0.1", "[::1]", "x/xueer?host=/run/postgresql"])(
    "is not one to another machine: %s",
    (host) => {
      expect(() => access(`postgresql://owner@${host}`)).not.toThrow()
    },
  )

  test("is taken where the certificate is verified, and refused where another signed it", async () => {
    const far = (authority: string) => {
      const file = join(dataDir, "authority.pem")
      writeFileSync(file, authority)
      return `${server.url("owner", farAddress)}?sslmode=verify-full&sslrootcert=${file}`
    }
    const another = makeCertificate(farAddress).cert
    expect(await whoWorks({ DATABASE_URL: far(server.certificate) })).toMatchObject({ login: "owner" })
    await expect(open({ DATABASE_URL: far(another) })).rejects.toThrow(
      /^DATABASE_URL: no connection: .*certificate/,
    )
    await expect(open({ DATABASE_URL: server.url("owner", farAddress) })).rejects.toThrow(
      "0.0.0.0 is another machine",
    )
  })
})
