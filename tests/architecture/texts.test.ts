import { globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"

const root = fileURLToPath(new URL("../..", import.meta.url))

function linesOf(pattern: string): { where: string; line: string }[] {
  return globSync(pattern, { cwd: root }).flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .map((line, index) => ({ where: `${file}:${index + 1}`, line })),
  )
}

/** Literals after `zh:` or `en:`, with what is filled in left out. */
function literals(language: "zh" | "en"): { where: string; said: string }[] {
  const files = ["src/web/**/text.ts", "src/web/**/*-text.ts", "src/contract/*.ts", "src/server/**/*.ts"]
  return files
    .flatMap(linesOf)
    .flatMap(({ where, line }) =>
      [
        ...line.matchAll(
          new RegExp(`\\b${language}: (?:\\([^)]*\\) => )?("(?:[^"\\\\]|\\\\.)*"|\`[^\`]*\`)`, "g"),
        ),
      ].map(([, said = ""]) => ({ where, said: said.slice(1, -1).replaceAll(/\$\{[^}]*\}/g, "0") })),
    )
}

describe("what a person reads", () => {
  test("is calm: no exclamation marks", () => {
    const loud = [...literals("zh"), ...literals("en")].filter(({ said }) => /[!！]/.test(said))
    expect(loud).toEqual([])
  })

  test("has Chinese punctuation in Chinese", () => {
    const chinese = literals("zh")
    expect(chinese.length).toBeGreaterThan(200)
    const half = chinese.filter(({ said }) =>
      /\p{Script=Han}[,;?:]|\p{Script=Han}\.(?!\w)|\p{Script=Han}\(/u.test(said),
    )
    expect(half).toEqual([])
  })
})

test("every sentence of the pages is said somewhere", () => {
  const sources = globSync("src/{web,contract,domain}/**/*.{ts,tsx}", { cwd: root })
    .filter((file) => !file.includes(".test."))
    .map((file) => ({ file, source: readFileSync(join(root, file), "utf8") }))
  const tables = sources.flatMap(({ file, source }) =>
    [...source.matchAll(/^export const \w+ = \{\n(.*?)^\} satisfies Texts$/gms)].map(([, body = ""]) => ({
      file,
      keys: [...body.matchAll(/^ {2}"?([\w-]+)"?: /gm)].map(([, key = ""]) => key),
    })),
  )
  expect(tables.length).toBeGreaterThan(15)
  const silent = tables.flatMap(({ file, keys }) => {
    const speakers = sources.filter(
      (one) =>
        one.file === file ||
        [...one.source.matchAll(/from "(\.[^"]+)"/g)].some(
          ([, at = ""]) => join(dirname(one.file), at) === file,
        ),
    )
    // A table that is asked by a name that varies: the name stands with whoever asks, or comes from another room.
    const names = speakers.some(({ source }) => /[tT]ext\[/.test(source))
      ? sources.filter(
          (one) => one.file !== file && (speakers.includes(one) || !one.file.startsWith("src/web/")),
        )
      : []
    const isSaid = (key: string) =>
      speakers.some(({ source }) => new RegExp(`\\.${key}\\b`).test(source)) ||
      names.some(({ source }) => new RegExp(`"${key}"|\\b${key}: (?:"|text)`).test(source))
    return keys.filter((key) => !isSaid(key)).map((key) => `${file}: ${key}`)
  })
  expect(silent).toEqual([])
})
