import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { readTranslations } from "./translations.ts"

test("every sentence of the pages is there in Chinese and in English", async () => {
  const { faults, sentences } = await readTranslations(fileURLToPath(new URL("../..", import.meta.url)))
  expect(sentences).toBeGreaterThan(100)
  expect(faults).toEqual([])
})
