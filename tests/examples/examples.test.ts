import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { judgeExample } from "../../src/server/cli/examples/judge-example.ts"
import { readExamples } from "../../src/server/features/policy/read-examples.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { freshDatabase } from "../support/database.ts"

const packs = readPacks()

describe.each(packs.map((pack) => [pack.id, pack] as const))("the examples of %s", (id, pack) => {
  const files = readExamples(id)
  const cases = files.flatMap(({ clause, examples }) =>
    examples.map((example) => ({ clause, name: example.name, example })),
  )
  let database: Awaited<ReturnType<typeof freshDatabase>>

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  test.each(cases)("$clause: $name", async ({ clause, example }) => {
    const { expected, found } = await judgeExample(database, pack, packs, clause, example)
    expect(found).toEqual(expected)
  })

  test.each(files)("$clause knows something done, not only nothing", ({ examples }) => {
    expect(examples.flatMap(({ findings }) => findings).filter(({ actual }) => actual > 0)).not.toEqual([])
  })
})
