import { globSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

/** One noun for one subject, in every room: the server's features name them. */

const root = fileURLToPath(new URL("../..", import.meta.url))
const foldersIn = (pattern: string) =>
  globSync(pattern, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
const filesIn = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .map((file) => basename(file).replace(/\.tsx?$/, ""))
    .sort()

const nouns = foldersIn("src/server/features/*")

/** What in `contract` belongs to no single subject. */
const everybodys: Readonly<Record<string, string>> = {
  "clause-titles": "clauses are named on the pages of units, people, figures and documents",
  "days-said": "days and periods stand in the sentences of every subject as their reader writes them",
  "fault-sentences": "faults are told by the command line and by the pages of imports",
  "field-words": "the words of the field are read on pages and in sheets",
  "file-faults": "faults of any file that is read, whatever it is for",
  problems: "refusals of the whole API",
  questions: "asked by whatever is filled in",
  refusals: "the shape of every sentence in two languages",
  "role-names": "roles are named wherever people are",
  "structured-text": "what schemas are made of, where text has headings, lists and tables",
  "study-words": "what is studied, where and with whom is named on pages and in sheets",
  wire: "what schemas are made of",
  workbook: "sheets and columns, for import and export",
}

/** Features of the pages without one of the server, each with its reason. */
const pagesAlone: Readonly<Record<string, string>> = {}

/** The noun in the plural or singular that a file of the contract begins with. */
const nounOf = (file: string) =>
  nouns.find((noun) =>
    [noun, noun.replace(/s$/, ""), noun === "people" ? "person" : noun].some(
      (word) => file === word || file.startsWith(`${word}-`),
    ),
  )

test("every feature of the pages is one of the server, by the same name", () => {
  const alone = foldersIn("src/web/features/*").filter((name) => !nouns.includes(name))
  expect(alone).toEqual(Object.keys(pagesAlone).sort())
})

test("every list of endpoints is that of a feature with routes, by the same name", () => {
  const listed = filesIn("src/contract/endpoints/*.ts").filter((name) => !/^(?:index|endpoint)$/.test(name))
  const routed = [
    ...new Set(
      globSync("src/server/features/*/{routes,*-routes}.ts", { cwd: root }).map(
        (file) => file.split("/")[3] ?? "",
      ),
    ),
  ]
  expect(listed).toEqual(routed.sort())
})

test("the routes of a feature are the endpoints of its list", () => {
  for (const noun of filesIn("src/contract/endpoints/*.ts")) {
    if (noun === "index" || noun === "endpoint") continue
    const keys = (text: string) =>
      [...text.matchAll(/"((?:GET|POST|PUT|PATCH|DELETE) \/[^"]*)"/g)].map(([, key]) => key).sort()
    const listed = keys(readFileSync(join(root, `src/contract/endpoints/${noun}.ts`), "utf8"))
    const declared = globSync(`src/server/features/${noun}/{routes,*-routes}.ts`, { cwd: root })
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("\n")
    expect(keys(declared), noun).toEqual(listed)
  }
})

test("every file of the contract begins with such a noun, or is everybody's", () => {
  const strange = filesIn("src/contract/*.ts").filter(
    (file) => nounOf(file) === undefined && !(file in everybodys),
  )
  expect(strange).toEqual([])
  const gone = Object.keys(everybodys).filter((file) => !filesIn("src/contract/*.ts").includes(file))
  expect(gone).toEqual([])
})
