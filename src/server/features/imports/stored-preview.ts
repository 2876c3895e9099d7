import type { z } from "zod"
import { faultSentence } from "../../../contract/fault-sentences.ts"
import type { importPreview } from "../../../contract/imports.ts"
import type { Language } from "../../../contract/refusals.ts"
import { type Fault, type FaultLevel, sheetOf } from "../../../contract/workbook.ts"
import { fullDayWords } from "../../../domain/shared/day-words.ts"
import { posts, wordFor } from "../../../domain/shared/words.ts"
import type { Holds } from "../dated/index.ts"
import type { AddedRow, Change, ImportReport, SheetReport } from "../exchange/index.ts"
import { masked } from "../exchange/index.ts"

/** How many of each kind are kept one by one. */
const shown = 500

/** Since when what a file changes holds, and why, where whoever sent it has said so. */
export interface SinceSaid {
  readonly holds?: Holds
  readonly reason?: string
}

/** What is kept of a look at a file; sentences are made for whoever reads. */
export type StoredPreview = SinceSaid &
  (
    | { readonly state: "checking" | "failed" }
    | {
        readonly state: "faulty" | "ready" | "outdated"
        readonly digest: string
        readonly sheets: readonly SheetReport[]
        readonly counts: Readonly<Record<FaultLevel, number>>
        readonly faults: readonly Fault[]
        readonly changes: readonly Change[]
        readonly added: readonly AddedRow[]
      }
  )

/** What is kept of a report. Phone numbers are masked before they are kept. */
export function previewOf(
  report: ImportReport,
  { holds, reason }: SinceSaid,
  state?: "outdated",
): StoredPreview {
  const { faults, sheets, changes, added, digest } = report
  const counts = {
    fault: faults.count("fault"),
    warning: faults.count("warning"),
    note: faults.count("note"),
  }
  return {
    ...(holds ? { holds } : {}),
    ...(reason === undefined ? {} : { reason }),
    state: counts.fault > 0 ? "faulty" : (state ?? "ready"),
    digest,
    sheets,
    counts,
    faults: faults.list().slice(0, shown).map(withoutPhone),
    changes: changes.slice(0, shown).map((change) => (change.column === phone ? masked(change) : change)),
    added: added.slice(0, shown),
  }
}

/** A file that was refused as a whole. */
export function refusedPreview(fault: Fault): StoredPreview {
  const counts = { fault: 1, warning: 0, note: 0 }
  return { state: "faulty", digest: "", sheets: [], counts, faults: [fault], changes: [], added: [] }
}

const phone = "手机号"

function withoutPhone({ value, ...fault }: Fault): Fault {
  return value === undefined || fault.column === phone ? fault : { ...fault, value }
}

/** A kept look at a file as its reader gets it; `names` are those of people by their numbers. */
export function shownPreview(
  preview: StoredPreview,
  names: ReadonlyMap<string, string>,
  language: Language,
): z.infer<typeof importPreview> | null {
  if (!("digest" in preview)) return null
  return {
    sheets: preview.sheets.map((one) => ({ ...one, sheet: sheetOf(one.sheet).title })),
    counts: preview.counts,
    faults: preview.faults.map((fault) => ({
      level: fault.level,
      sheet: fault.sheet ?? null,
      row: fault.row ?? null,
      column: fault.column ?? null,
      value: fault.value ?? null,
      sentence: faultSentence(fault, language),
    })),
    changes: preview.changes.map((change) => ({
      ...change,
      sheet: sheetOf(change.sheet).title,
      name: names.get(change.about.split(" ")[0] ?? "") ?? null,
    })),
    added: preview.added.map((row) => shownAdded(row, language)),
  }
}

const sheetFor: Readonly<Record<string, string>> = {
  unit: "组织",
  member: "党员",
  membership: "组织关系",
  post: "任职",
  unit_history: "组织变动",
  member_history: "党员变动",
}

function shownAdded({ table, about, name, unit, post, fromOn }: AddedRow, language: Language) {
  const word = post === null ? null : wordFor<string>(posts, post)
  const since = fromOn === null ? null : fullDayWords(fromOn)[language]
  const what = [unit, word, since].filter((part) => part !== null).join(" · ")
  return { sheet: sheetFor[table] ?? table, about, name, what }
}

/** The numbers of people that a preview speaks of. */
export function numbersIn(preview: StoredPreview): string[] {
  if (!("digest" in preview)) return []
  return [...new Set(preview.changes.flatMap(({ about }) => about.split(" ").slice(0, 1)))]
}
