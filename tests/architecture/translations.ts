import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

const han = /\p{Script=Han}/u

/** Names that stay Chinese in English sentences. */
const names = /学而|《[^》]*》|待核|提倡|中文/gu

/** Values that stand for whatever a sentence is made of. */
const sample = new Proxy(() => "7", { get: (_, name) => (name === Symbol.toPrimitive ? () => "7" : "7") })

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
      if (typeof texts !== "object" || texts === null) continue
      for (const [key, text] of Object.entries(texts)) {
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
        if (han.test(line.replaceAll(names, "")) && !/\bzh:/.test(line))
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
  if (han.test(en.replaceAll(names, ""))) return [`${where} is Chinese in English: ${en}`]
  return zh === en && /[a-z]{3}/i.test(en) ? [`${where} is the same in both: ${en}`] : []
}

function withoutComments(source: string): string {
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ""))
    .replaceAll(/\/\/.*$/gm, "")
}
