import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
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
