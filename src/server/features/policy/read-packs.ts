import { readdirSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"

import { type ClauseFile, clauseFile, type PackFile, packFile } from "../../../contract/policy-file.ts"
import type { Clause, Pack, Parameter } from "../../../domain/policy/clause.ts"
import { asksHoursOf, checkClause } from "./check-clause.ts"
import { ownPolicies } from "./own-policies.ts"
import { PackFaults } from "./pack-faults.ts"
import { PackUnreadable } from "./pack-unreadable.ts"
import { plainText } from "./plain-text.ts"
import { readText, readYaml } from "./read-yaml.ts"

/**
 * Every pack of one or more policies folders, in the order of their names, each checked: words, keys, quotes, parameters,
 * credits and categories, one id once in all packs, an example file for every clause. What the examples hold is
 * not read here (`readExamples`): every start of the program comes this way.
 * Throws {@link PackUnreadable} with every fault of every pack, by file and line.
 */
export function readPacks(...folders: readonly string[]): Pack[] {
  const faults: PackFaults[] = []
  const clauseFiles = new Map<string, string>()
  const packs: Pack[] = []
  for (const folder of folders.length === 0 ? [ownPolicies] : folders) {
    const own = new PackFaults(folder)
    faults.push(own)
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort(byName)) {
      if (!entry.isDirectory()) continue
      const pack = readPack(folder, entry.name, clauseFiles, own)
      if (pack && packs.some(({ id }) => id === pack.id)) {
        own.add(`${entry.name}/pack.yaml`, ["id"], `there is a pack ${pack.id} already`)
      } else if (pack) packs.push(pack)
    }
  }
  const found = faults.flatMap((one) => one.list())
  if (found.length > 0) throw new PackUnreadable(found)
  return packs
}

/** One pack by itself, as the program would read it. `folder` is the pack's own. Throws {@link PackUnreadable}. */
export function readOnePack(folder: string): Pack {
  const above = dirname(resolve(folder))
  const faults = new PackFaults(above)
  const pack = readPack(above, basename(resolve(folder)), new Map(), faults)
  faults.refuseIfAny()
  if (!pack) throw new Error("a pack without faults is read")
  return pack
}

const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1)

/** `clauseFiles` is where each clause id of the packs before stands. */
function readPack(
  folder: string,
  id: string,
  clauseFiles: Map<string, string>,
  faults: PackFaults,
): Pack | undefined {
  const path = `${id}/pack.yaml`
  const pack = readYaml(folder, path, packFile, faults)
  const source = readText(folder, `${id}/text.md`, faults)
  const text = source === undefined ? undefined : plainText(source)
  const names = yamlNames(folder, `${id}/clauses`, faults)
  if (names.length === 0) faults.addOnLine(path, 1, "the pack has no clauses")
  const clauses: ClauseFile[] = []
  for (const name of names) {
    const file = `${id}/clauses/${name}.yaml`
    const clause = readYaml(folder, file, clauseFile, faults)
    if (!clause) continue
    noteIdFaults(clause.id, name, file, clauseFiles, faults)
    if (pack) checkClause(clause, file, pack, path, text, faults)
    clauses.push(clause)
  }
  checkExampleNames(folder, id, names, faults)
  if (!pack) return undefined
  checkPack(pack, id, path, names, clauses, faults)
  checkEmphasis(pack, path, text, faults)
  return {
    ...pack,
    parameters: withNames(pack.parameters),
    clauses: clauses.map((clause): Clause => ({ ...clause, pack: id })),
  }
}

function noteIdFaults(
  id: string,
  name: string,
  file: string,
  clauseFiles: Map<string, string>,
  faults: PackFaults,
): void {
  if (id !== name) faults.add(file, ["id"], `the id ${id} is not the file's name`)
  const before = clauseFiles.get(id)
  if (before !== undefined) faults.add(file, ["id"], `the id ${id} is taken by ${before}`)
  else clauseFiles.set(id, file)
}

function checkPack(
  pack: PackFile,
  folderName: string,
  path: string,
  clauseIds: readonly string[],
  clauses: readonly ClauseFile[],
  faults: PackFaults,
): void {
  if (pack.id !== folderName) faults.add(path, ["id"], `the id ${pack.id} is not the folder's name`)
  pack.categories.forEach(({ name, clause: named }, index) => {
    if (named === undefined) return
    const at = ["categories", index, "clause"]
    if (!clauseIds.includes(named)) faults.add(path, at, `"${named}" is no clause of ${pack.id}`)
    const clause = clauses.find(({ id }) => id === named)
    const asked = clause && asksHoursOf(clause)?.category
    // A category that the pack does not have is a fault of the clause.
    const isKnown = asked === undefined || pack.categories.some((one) => one.name === asked)
    if (clause && isKnown && asked !== name) {
      faults.add(path, at, `${named} asks no hours of a year of "${name}"`)
    }
  })
  const firstDay = `${pack.from.slice(0, 4)}-01-01`
  for (const [name, { values }] of Object.entries(pack.parameters)) {
    if (values.some((entry) => entry.from <= firstDay)) continue
    faults.add(path, ["parameters", name], `"${name}" has no value on ${firstDay}`)
  }
}

/** What a pack emphasises stands in its text, word for word. */
function checkEmphasis(pack: PackFile, path: string, text: string | undefined, faults: PackFaults): void {
  pack.emphasis?.forEach(({ quote }, index) => {
    if (text !== undefined && !text.includes(plainText(quote))) {
      faults.add(path, ["emphasis", index, "quote"], `"${quote}" is not in the text`)
    }
  })
}

function checkExampleNames(
  folder: string,
  id: string,
  clauseNames: readonly string[],
  faults: PackFaults,
): void {
  const exampleNames = yamlNames(folder, `${id}/examples`, faults)
  for (const name of clauseNames) {
    if (exampleNames.includes(name)) continue
    faults.addOnLine(`${id}/clauses/${name}.yaml`, 1, `there is no examples/${name}.yaml`)
  }
  for (const name of exampleNames) {
    if (clauseNames.includes(name)) continue
    faults.addOnLine(`${id}/examples/${name}.yaml`, 1, `there is no clauses/${name}.yaml`)
  }
}

/** The names, without ending, of a pack's YAML files. Another file there is a fault: it would be passed over. */
export function yamlNames(folder: string, path: string, faults: PackFaults): string[] {
  const names: string[] = []
  for (const file of filesOf(join(folder, path))) {
    if (file.endsWith(".yaml")) names.push(file.slice(0, -".yaml".length))
    else if (!file.startsWith(".")) faults.addOnLine(`${path}/${file}`, 1, "is no .yaml file")
  }
  return names.sort()
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function withNames(parameters: PackFile["parameters"]): Record<string, Parameter> {
  const named: Record<string, Parameter> = {}
  for (const [name, parameter] of Object.entries(parameters)) named[name] = { name, ...parameter }
  return named
}
