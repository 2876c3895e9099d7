import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { endpoints } from "../../src/contract/endpoints/index.ts"

/** Lists that nobody takes along as a sheet, each with why. */
const withoutSheet: Readonly<Record<string, string>> = {
  "GET /accounts": "who may sign in is no list of learning",
  "GET /grants": "who holds which role is no list of learning",
  "GET /confirmations": "what waits for somebody is done there and gone",
  "GET /audit": "the log is given out under its seals",
  "GET /me/feeds": "one's own",
  "GET /me/looks": "one's own",
  "GET /me/notices": "one's own",
  "GET /me/sessions": "one's own",
  "GET /leave/mine": "one's own; a leave has its slip",
  "GET /training/mine": "one's own",
  "GET /training/waiting":
    "what waits for somebody is done there and gone; the training of a unit has a sheet",
  "GET /make-ups/mine": "one's own; a make-up has its slip",
  "GET /suggestions/mine": "one's own",
  "GET /suggestions": "they are answered, and not handed on",
  "GET /leave/waiting": "what waits for somebody is done there and gone; the leave of a unit has a sheet",
  "GET /plans/waiting": "how many wait, by office; the plans themselves are a list with its sheet",
  "GET /units/{unitId}/leave/units": "figures over a list; the leave of a unit has a sheet",
  "GET /events/here": "one's own, on the day itself",
  "GET /units/{unitId}/plans/{year}/versions": "versions of one plan stand side by side on its page",
  "GET /events/{activityId}/changes": "the history of one record stands beside it",
  "GET /people/{memberId}/changes": "the history of one record stands beside it",
  "GET /units/{unitId}/changes": "the history of one record stands beside it",
  "GET /units/{unitId}/history": "the history of one record stands beside it",
  "GET /imports": "what came in came as a workbook",
  "GET /units/{unitId}/sitting-people": "a form chooses from it; the roster has a sheet",
  "GET /units/{unitId}/children": "a form chooses from it; the units have a sheet",
  "GET /people/{memberId}/record": "the archive of a person is its paper",
  "GET /board/{unitId}/due/units": "the list of who stands how has a sheet of the same units",
  "GET /policy": "documents have their text",
}

/** Sheets under another address than their list. */
const sheetOf: Readonly<Record<string, string>> = {
  "GET /units/{unitId}/people/standing": "GET /sheets/units/{unitId}/training",
}

/** Lists that do not come page by page under `items`. */
const otherLists = [
  "GET /calendar",
  "GET /boards",
  "GET /board/{unitId}",
  "GET /units/{unitId}/register",
  "GET /units/{unitId}/absences",
  "GET /units/{unitId}/venues",
  "GET /units/{unitId}/venues/{venueId}",
  "GET /units/{unitId}/lecturers",
  "GET /units/{unitId}/lecturers/{knownLecturerId}",
  "GET /units/{unitId}/secretary-lectures",
  "GET /units/{unitId}/turns",
  "GET /units/{unitId}/topics",
  "GET /units/{unitId}/mix",
  "GET /units/{unitId}/plans/{year}",
  "GET /units/{unitId}/responsibilities",
  "GET /units/{unitId}/summaries/{period}",
  "GET /units/{unitId}/study-days",
]

/** Pages with a list that nobody takes along, each with why. */
const pagesAlone: Readonly<Record<string, string>> = {
  "accounts/AccountPage.tsx": "who may sign in is no list of learning",
  "accounts/AccountsPage.tsx": "who may sign in is no list of learning",
  "accounts/GrantsPage.tsx": "who holds which role is no list of learning",
  "audit/AuditPage.tsx": "the log is given out under its seals",
  "backups/BackupsPage.tsx": "they are files themselves",
  "imports/ImportPage.tsx": "what came in came as a workbook",
  "me/MePage.tsx": "one's own; one's data are printed beside it",
  "suggestions/SuggestionsPage.tsx": "they are answered, and not handed on",
}
/** Pages whose list has no sheet, but is put on paper. */
const onPaperAlone: Readonly<Record<string, string>> = {
  "explanations/ExplanationPage.tsx": "one figure opened; the records have a sheet",
  "people/PersonPage.tsx": "the archive of a person is its paper",
  "plans/VersionsPage.tsx": "versions of one plan stand side by side",
  "topics/PersonMixPage.tsx": "a picture of one person's year",
  "units/UnitPage.tsx": "what is listed there has pages of its own, with their sheets",
}

const features = join(import.meta.dirname, "../../src/web/features")

/** A page with all that it is made of in its folder. */
function wholePage(name: string): string {
  const files = new Map<string, string>()
  const read = (file: string) => {
    if (files.has(file)) return
    const source = readFileSync(join(features, file), "utf8")
    files.set(file, source)
    for (const [, part] of source.matchAll(/from "\.\/([^"]+\.tsx)"/g)) read(join(dirname(file), part ?? ""))
  }
  read(name)
  return [...files.values()].join("\n")
}

const pages = readdirSync(features, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("Page.tsx"))
  .map((name) => ({ name, source: wholePage(name) }))
const listPages = pages.filter(({ source }) => /<(DataTable|More|DueDays|YearGrid)\b/.test(source))

const known = new Set<string>(Object.keys(endpoints))

/** Every answer with `items`, whatever else it has. */
function lists(): string[] {
  return Object.entries(endpoints).flatMap(([name, { answer }]) =>
    name.startsWith("GET ") &&
    !name.startsWith("GET /sheets") &&
    "shape" in answer &&
    "items" in (answer.shape as object)
      ? [name]
      : [],
  )
}

test("every list has its sheet, or a reason why nobody takes it along", () => {
  const all = [...lists(), ...otherLists]
  expect(all.length).toBeGreaterThan(40)
  const without = all.filter(
    (name) =>
      withoutSheet[name] === undefined && !known.has(sheetOf[name] ?? name.replace("GET ", "GET /sheets")),
  )
  expect(without).toEqual([])
})

test("nothing is excused that is no list, or has its sheet", () => {
  const all = new Set([...lists(), ...otherLists])
  expect(Object.keys(withoutSheet).filter((name) => !all.has(name))).toEqual([])
  expect(otherLists.filter((name) => !known.has(name))).toEqual([])
})

test("every sheet is taken along from a page", () => {
  const folder = join(import.meta.dirname, "../../src/web/features")
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n")
  const sheets = [...known]
    .filter((name) => name.startsWith("GET /sheets"))
    .map((name) => `/api${name.slice(4)}`)
  expect(sheets.length).toBeGreaterThan(25)
  expect(sheets.filter((path) => !pages.includes(`"${path}"`))).toEqual([])
})

test("every page with a list has a button for its sheet and one for paper", () => {
  expect(listPages.length).toBeGreaterThan(30)
  const without = listPages.flatMap(({ name, source }) => {
    if (name in pagesAlone) return []
    const takes = source.includes("<SheetButton") || name in onPaperAlone
    // The button for a sheet prints too, unless it is one of several on its page.
    const prints = /<PrintButton|<SheetButton\s+(?!alone\b)/.test(source)
    return takes && prints ? [] : [name]
  })
  expect(without).toEqual([])
  const found = listPages.map(({ name }) => name)
  expect(Object.keys({ ...pagesAlone, ...onPaperAlone }).filter((name) => !found.includes(name))).toEqual([])
})
