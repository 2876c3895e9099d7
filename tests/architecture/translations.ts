import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

const han = /\p{Script=Han}/u

/** Names that stay Chinese in English sentences: of the system, of documents, of sheets of the workbook, marks. */
const names = /学而|《[^》]*》|待核|提倡|中文|组织关系|组织变动|组织|党员变动|党员|任职/gu

/** The units of figures are words of the data, which pages compare with. */
const units = /"(?:学时|次|天|篇)"|^\s*(?:学时|次|天|篇):/gu

/** A language is called the same in both. */
const own = ["English"]

/** What stands for whatever a sentence is made of. */
const sample = "7"

/**
 * What is wrong with the sentences of the pages: one that is missing or the same in a language, Chinese in an English
 * one, or words that stand in a page instead of beside it. Also how many sentences there are.
 */
export async function readTranslations(root: string): Promise<{ faults: string[]; sentences: number }> {
  const faults: string[] = []
  let sentences = 0
  for (const file of globSync("src/web/**/*.ts", { cwd: root }).sort()) {
    if (!readFileSync(join(root, file), "utf8").includes("satisfies Texts")) continue
    const module: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href)
    for (const texts of Object.values(module)) {
      if (typeof texts !== "object" || texts === null || Array.isArray(texts)) continue
      for (const [key, text] of Object.entries(texts)) {
        if (key === "") continue
        sentences += 1
        faults.push(...faultsOf(`${file} ${key}`, text))
      }
    }
  }
  for (const file of globSync("src/web/**/*.tsx", { cwd: root }).sort()) {
    if (file.endsWith("preferences.tsx") || file.endsWith("Seal.tsx")) continue
    withoutComments(readFileSync(join(root, file), "utf8"))
      .split("\n")
      .forEach((line, index) => {
        if (han.test(line.replaceAll(names, "").replaceAll(units, "")) && !/\bzh:/.test(line))
          faults.push(`${file}:${index + 1} has words in it`)
      })
  }
  return { faults, sentences }
}

function faultsOf(where: string, text: unknown): string[] {
  const said: unknown =
    typeof text === "function" ? Reflect.apply(text, undefined, [sample, sample, sample, sample]) : text
  const { zh, en } = Object(said)
  if (typeof zh !== "string" || typeof en !== "string" || zh.trim() === "" || en.trim() === "") {
    return [`${where} is not there in both languages`]
  }
  if (typeof text === "function" && saysOneAsMany(text)) return [`${where} says one as many: ${en}`]
  if (han.test(en.replaceAll(names, ""))) return [`${where} is Chinese in English: ${en}`]
  return zh === en && /[a-z]{3}/i.test(en) && !own.includes(en) ? [`${where} is the same in both: ${en}`] : []
}

/** Whether a sentence about one thing, given as a number or as its digits, speaks of many: `1 hours`. */
function saysOneAsMany(text: Parameters<typeof Reflect.apply>[0]): boolean {
  return [1, "1"].every((one) => {
    try {
      const { en } = Object(Reflect.apply(text, undefined, [one, one, one, one]))
      return /\b1 (?:more |further |earlier )?(?:people|(?!is\b|as\b|was\b|has\b)[a-z]+s)\b/.test(en)
    } catch {
      // It is not about a number.
      return false
    }
  })
}

function withoutComments(source: string): string {
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ""))
    .replaceAll(/\/\/.*$/gm, "")
}
