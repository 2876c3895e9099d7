import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** The words of a file, without comments and without what a door only hands on. */
function wordsOf(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^export (?:type )?\{[^}]*\} from .*$/gm, "")
  return code.match(/[A-Za-z_$][\w$]*/g) ?? []
}

test("whatever a file offers is used by the program, and not by tests alone", () => {
  const files = globSync("src/**/*.{ts,tsx}", { cwd: root, exclude: ["**/*.test.ts"] })
  const sources = files.map((file) => ({ file, source: readFileSync(join(root, file), "utf8") }))
  const used = new Map<string, number>()
  for (const { source } of sources) {
    for (const word of wordsOf(source)) used.set(word, (used.get(word) ?? 0) + 1)
  }
  const offered = sources.flatMap(({ file, source }) =>
    [...source.matchAll(/^export (?:async )?(?:function\*?|const|class) ([\w$]+)/gm)].map(
      ([, name = ""]) => ({
        file,
        name,
      }),
    ),
  )
  expect(offered.length).toBeGreaterThan(1000)
  const idle = offered.filter(({ name }) => (used.get(name) ?? 0) < 2)
  expect(idle.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
})
