import { readFileSync } from "node:fs"
import { join } from "node:path"
import { LineCounter, parse, parseDocument } from "yaml"
import type { z } from "zod"
import type { PackFaults } from "./pack-faults.ts"

/**
 * Reads one YAML file (path relative to `folder`) by a schema. Undefined when it cannot be read; why is then among
 * the faults. Positions cost time, so a file is parsed with them only when something is wrong.
 */
export function readYaml<T extends z.ZodType>(
  folder: string,
  file: string,
  schema: T,
  faults: PackFaults,
): z.output<T> | undefined {
  const text = readText(folder, file, faults)
  if (text === undefined) return undefined
  let value: unknown
  try {
    value = parse(text, { prettyErrors: false, logLevel: "error" })
  } catch {
    noteSyntax(file, text, faults)
    return undefined
  }
  // A schema is used for a handful of small files: compiling it costs more than it saves.
  const read = schema.safeParse(value, { jitless: true })
  if (read.success) return read.data
  for (const issue of read.error.issues) noteIssue(file, issue, value, faults)
  return undefined
}

/** The text of a file, or undefined and a fault. */
export function readText(folder: string, file: string, faults: PackFaults): string | undefined {
  try {
    return readFileSync(join(folder, file), "utf8")
  } catch (error) {
    faults.addOnLine(file, 1, isMissing(error) ? "the file is missing" : "the file cannot be read")
    return undefined
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT"
}

function noteSyntax(file: string, text: string, faults: PackFaults): void {
  const lines = new LineCounter()
  for (const error of parseDocument(text, { lineCounter: lines, prettyErrors: false }).errors) {
    faults.addOnLine(file, lines.linePos(error.pos[0]).line, error.message)
  }
}

function noteIssue(file: string, issue: z.core.$ZodIssue, value: unknown, faults: PackFaults): void {
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) faults.add(file, [...issue.path, key], `unknown key "${key}"`)
    return
  }
  const name = issue.path.map(String).join(".")
  const missing = issue.path.length > 0 && valueAt(value, issue.path) === undefined
  faults.add(file, issue.path, missing ? `"${name}" is missing` : `"${name}": ${issue.message}`)
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const key of path) at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined
  return at
}
