import { afterAll, beforeAll, expect, test } from "vitest"
import { countedEntries } from "../../../src/server/features/audit/index.ts"
import { signIn } from "../../../src/server/features/sign-in/index.ts"
import { goodPassword, openSignInScene, refusalOf, type SignInScene } from "../../support/sign-in-scene.ts"

let scene: SignInScene
beforeAll(async () => {
  scene = await openSignInScene()
})
afterAll(() => scene.close())

const fail = (login: string) =>
  refusalOf(signIn(scene.browser().caller, { login, password: "my-other-secret" }))

test("a success and a failure leave a line each, without what was typed", async () => {
  await scene.account("traced")
  await fail("my-secret-password")
  await fail("traced")
  await signIn(scene.browser().caller, { login: "traced", password: goodPassword })
  expect(await scene.actions()).toEqual(["sign-in-failed", "sign-in-failed", "signed-in"])
  const { rows } = await scene.owner.query("select actor, to_jsonb(e)::text as all from audit_entry e")
  expect(rows.map(({ actor }) => actor)).toEqual(["?", "traced", "traced"])
  expect(JSON.stringify(rows)).not.toMatch(/my-secret-password|my-other-secret/)
})

test("a flood of failures leaves some lines and a count, and costs the same statements whether anybody has the login", async () => {
  await scene.account("known")
  const { requests } = scene.database
  const query = requests.query.bind(requests)
  const asked: string[] = []
  Object.assign(requests, {
    query: (...given: Parameters<typeof query>) => {
      const [first] = given as unknown as [string | { readonly text: string }]
      asked.push(typeof first === "string" ? first : first.text)
      return query(...given)
    },
  })
  const statementsOf = async (login: string) => {
    asked.length = 0
    expect(await fail(login)).toBe("wrong-sign-in")
    return [...asked]
  }
  const few = await statementsOf("known")
  expect(await statementsOf("nobody")).toEqual(few)
  const counted = countedEntries(scene.database)
  for (let number = 0; number < 1000; number += 1) {
    const who = { login: `somebody-${number}`, accountId: null }
    await counted.auditFew(requests, "sign-in-failed", { who, address: "192.0.2.9" })
  }
  const flooded = await statementsOf("known")
  expect(await statementsOf("nobody")).toEqual(flooded)
  expect(flooded).toHaveLength(few.length - 1)
  await counted.write()
  const { rows } = await scene.owner.query(
    "select actor, account_id, details from audit_entry where action = 'sign-in-failed' order by audit_entry_id",
  )
  expect(rows).toHaveLength(31)
  expect(rows.at(-1)).toEqual({ actor: "?", account_id: null, details: { times: 1006 - 30 } })
  await counted.write()
  expect(await scene.actions()).toHaveLength(32)
})
