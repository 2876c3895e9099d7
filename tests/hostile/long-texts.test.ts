import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"

const root = fileURLToPath(new URL("../..", import.meta.url))

interface Found {
  readonly where: string
  readonly regex: RegExp
}

/** A literal where a value may begin, on one line. */
const literal =
  /(?<=[(,=:!&|?]\s*|return |^\s*)\/((?![*/])(?:\[(?:[^\]\\]|\\.)*\]|\\.|[^/\\[])+)\/([gimsuyd]*)(?=[\s).,;\]:}]|$)/g

/** Every regular expression of the program that meets what people or files say; variables are the operator's own, figures ours. */
const all: Found[] = globSync("src/{server,contract,domain,web}/**/*.{ts,tsx}", { cwd: root })
  .filter(
    (file) => !/\.test\.|crafted|\/db\/|\/sample-data\/|server\/env\.ts|web\/text\/format\.ts/.test(file),
  )
  .flatMap((file) =>
    readFileSync(`${root}/${file}`, "utf8")
      .split("\n")
      .flatMap((line, at) =>
        /^\s*(\*|\/\/)/.test(line)
          ? []
          : [...line.matchAll(literal)].flatMap(([, source = "", flags = ""]) => {
              try {
                return [{ where: `${file}:${at + 1}`, regex: new RegExp(source, flags) }]
              } catch {
                return []
              }
            }),
      ),
  )

const length = 8_000
const pumps = [
  "a",
  "A",
  "0",
  " ",
  "\t",
  "-",
  "_",
  ".",
  "/",
  "\\",
  '"',
  "'",
  "=",
  ";",
  ",",
  "(",
  "[",
  "党",
  "a ",
  "1-",
  "a.",
  "0/",
  "%",
  "\u0301",
  "́e",
]

/** What a long text may cost, in milliseconds. One that goes back and forth costs several times this. */
const patience = 25

/** Whether some long text costs too much, three times over: a busy machine is no fault of the expression. */
function goesBackAndForth(regex: RegExp): boolean {
  const own = [...new Set(regex.source.replace(/[\\^$*+?()[\]{}|]/g, ""))].slice(0, 12)
  const texts = [...pumps, ...own].flatMap((pump) => {
    const long = pump.repeat(Math.ceil(length / pump.length))
    return [long, `${long}\u0001`, `${long}!x`]
  })
  return texts.some((text) => [1, 2, 3].every(() => cost(regex, text) > patience))
}

function cost(regex: RegExp, text: string): number {
  regex.lastIndex = 0
  const began = performance.now()
  // Where every match is looked for, every beginning is.
  if (regex.global) text.replaceAll(regex, "")
  else regex.test(text)
  return performance.now() - began
}

describe("regular expressions", () => {
  test("are found", () => {
    expect(all.length).toBeGreaterThan(80)
    expect(all.some(({ where }) => where.startsWith("src/contract/wire.ts"))).toBe(true)
  })

  test("that go back and forth are told from those that do not", () => {
    expect(goesBackAndForth(/\s+\d$/)).toBe(true)
    expect(goesBackAndForth(/[ \t]+$/gm)).toBe(true)
    expect(goesBackAndForth(/^\s+\d$/)).toBe(false)
  })

  test("take no longer over a long text than its length", () => {
    const slow = all.filter(({ regex }) => goesBackAndForth(regex))
    expect(slow.map(({ where, regex }) => `${where} ${regex}`)).toEqual([])
  })
})
