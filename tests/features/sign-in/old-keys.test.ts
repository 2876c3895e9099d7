import { setTimeout as pause } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { changePassword, passSecondStep, signIn } from "../../../src/server/features/sign-in/index.ts"
import { openPeopleScene } from "../../support/people-scene.ts"
import type { TestServer } from "../../support/server.ts"
import { goodPassword, openSignInScene, refusalOf, type SignInScene } from "../../support/sign-in-scene.ts"

/** Old keys end with the change: what was shown is compared where it counts, in the transaction. */

const another = "Ufer-Nebel-7-Zange"

describe("what began before a change", () => {
  let scene: SignInScene
  let watcher: Awaited<ReturnType<SignInScene["database"]["ownerClient"]>>
  beforeAll(async () => {
    scene = await openSignInScene()
    watcher = await scene.database.ownerClient()
  })
  afterAll(async () => {
    await watcher.end()
    await scene.close()
  })

  /** Lets something begin while an account is being changed; answers what came of it once the change is made. */
  async function whileChanging<T>(
    change: string,
    values: unknown[],
    begin: () => Promise<T>,
  ): Promise<string> {
    await scene.owner.query("begin")
    await scene.owner.query(change, values)
    const begun = refusalOf(begin())
    // It has shown what it has, and waits for the change.
    await expect
      .poll(async () => {
        // Not everybody is shown what others wait for; and within a transaction one sees the same all the time.
        const { rows } = await watcher.query(
          "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
        )
        return rows[0].n
      })
      .toBe(1)
    await scene.owner.query("commit")
    return await begun
  }

  test("a sign-in with the old password is refused", async () => {
    const accountId = await scene.account("old-password")
    const browser = scene.browser()
    const came = await whileChanging(
      "update account set password_hash = 'of another password' where account_id = $1",
      [accountId],
      () => signIn(browser.caller, { login: "old-password", password: goodPassword }),
    )
    expect(came).toBe("wrong-sign-in")
    const { rows } = await scene.owner.query("select from session where account_id = $1", [accountId])
    expect(rows).toEqual([])
  })

  test("a sign-in to an account that is shut meanwhile is refused", async () => {
    const accountId = await scene.account("being-shut")
    const came = await whileChanging(
      "update account set disabled_at = now() where account_id = $1",
      [accountId],
      () => signIn(scene.browser().caller, { login: "being-shut", password: goodPassword }),
    )
    expect(came).toBe("wrong-sign-in")
  })

  test("of two changes with the same old password one is made", async () => {
    await scene.account("two-changes")
    const browsers = [scene.browser(), scene.browser()]
    for (const one of browsers)
      one.take(await signIn(one.caller, { login: "two-changes", password: goodPassword }))
    const callers = await Promise.all(browsers.map((one) => one.signedIn()))
    const answers = await Promise.all(
      callers.map((caller, index) =>
        refusalOf(changePassword(caller, { current: goodPassword, next: `${another}-${index}` })),
      ),
    )
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1)
  })

  test("the second step of a first one that is gone is refused", async () => {
    const accountId = await scene.account("half-gone")
    await scene.owner.query(
      `insert into recovery_code (account_id, code_hash) values ($1, sha256('AAAABBBBCCCCDDDD'))`,
      [accountId],
    )
    await scene.owner.query("update account set totp_secret = '\\x00' where account_id = $1", [accountId])
    const browser = scene.browser()
    browser.take(await signIn(browser.caller, { login: "half-gone", password: goodPassword }))
    await scene.owner.query("begin")
    await scene.owner.query("select from account where account_id = $1 for update", [accountId])
    await scene.owner.query("delete from session where account_id = $1", [accountId])
    const begun = refusalOf(passSecondStep(browser.caller, { code: "AAAA-BBBB-CCCC-DDDD" }))
    await pause(300)
    await scene.owner.query("commit")
    expect(await begun).toBe("not-signed-in")
    const { rows } = await scene.owner.query("select from session where account_id = $1", [accountId])
    expect(rows).toEqual([])
  })
})

describe("an answer asked for again", () => {
  let server: TestServer
  beforeAll(async () => {
    server = await openPeopleScene()
  })
  afterAll(() => server.close())

  test("is given only as long as whoever asks may still do it", async () => {
    const officer = await server.as("committee-officer", "0101")
    const add = async () =>
      await officer.post(
        "/people",
        { name: "周敏", unitId: await server.unitId("0102"), fromOn: "2010-08-20" },
        { key: "a-key-of-mine" },
      )
    const first = await add()
    expect([first.status, first.text.slice(0, 200)]).toEqual([200, expect.any(String)])
    expect((await add()).body).toEqual(first.body)
    const owner = await server.database.ownerClient()
    await owner.query(
      "update grant_of_role set unit_id = (select unit_id from unit where code = '0201') where account_id = $1",
      [officer.accountId],
    )
    expect([403, 404]).toContain((await add()).status)
    await owner.query("update grant_of_role set ended_at = now() where account_id = $1", [officer.accountId])
    expect([403, 404]).toContain((await add()).status)
    await owner.end()
  })
})
