import { faultSentence } from "../../../contract/fault-sentences.ts"
import { type Fault, type FaultLevel, sheetOf } from "../../../contract/workbook.ts"
import { FileRefused } from "../../documents/workbook/index.ts"
import {
  faultsKept,
  type ImportReport,
  type ImportRequest,
  importWorkbook,
} from "../../features/exchange/index.ts"
import { findingLine, visible } from "../screen/finding-line.ts"
import { type Progress, progressOn } from "../screen/progress.ts"
import { type CommonOptions, dayFrom, type Shell } from "../screen/shell.ts"
import type { Said, Speaker } from "../screen/speaker.ts"

export interface ImportOptions extends CommonOptions {
  readonly check?: true
  readonly from?: string
  readonly correct?: true
  readonly undo?: true
}

/** `xueer import PATH [--check] [--from DAY | --correct]`: brings a workbook in, or says all that is wrong with it. */
export async function importVerb(shell: Shell, path: string, options: ImportOptions): Promise<number> {
  const check = options.check ?? false
  const holds = holdsIn(options)
  try {
    const report = await shell.withDatabase((database) => runImport(shell, database, path, check, holds))
    if (shell.json) shell.speak.answer(JSON.stringify(forMachines(report, check)))
    else {
      tellReport(shell.speak, report, check)
      if (holds === undefined && report.dated.changes > 0) shell.speak.answer(otherWays)
    }
    return report.faults.count("fault") > 0 ? 1 : 0
  } catch (error) {
    if (!shell.json || !(error instanceof FileRefused)) throw error
    const counts = { faults: 1, warnings: 0, notes: 0 }
    const findings = [inWords(error.fault)]
    shell.speak.answer(JSON.stringify({ done: false, check, ...counts, sheets: [], changes: [], findings }))
    return 1
  }
}

function holdsIn({ from, correct }: ImportOptions): ImportRequest["holds"] {
  if (correct) return "always"
  return from === undefined ? undefined : { from: dayFrom(from) }
}

const otherWays: Said = {
  zh: "改动另有起算日的，用 --from 写明；是更正、一向如此的，用 --correct。",
  en: "Where the changes hold from another day, name it with --from; where it was always so, say --correct.",
}

/** Imports with a progress bar. */
export async function runImport(
  { speak, today, signal }: Shell,
  database: Parameters<typeof importWorkbook>[0],
  path: string,
  check: boolean,
  holds?: ImportRequest["holds"],
): Promise<ImportReport> {
  const progress: Progress = progressOn(process.stderr)
  try {
    const report = await importWorkbook(database, {
      path,
      check,
      today,
      ...(holds === undefined ? {} : { holds }),
      signal,
      actor: "command-line",
      onBytes: (read, total) => progress.at(read, total),
      onSheet: (sheet) =>
        progress.stage(
          speak.words({ zh: `读入 ${sheetOf(sheet).title}`, en: `reading ${sheetOf(sheet).title}` }),
        ),
    })
    if (report.done && !check) {
      progress.stage(speak.words({ zh: "注上拼音", en: "adding pinyin" }))
      const { fillSearchKeys } = await import("../../features/search/index.ts")
      // The workbook is in, whatever happens here: what is left over is read when the server starts.
      await fillSearchKeys(database).catch(() => undefined)
    }
    return report
  } finally {
    progress.finish()
  }
}

function forMachines({ done, faults, sheets, changes, dated }: ImportReport, check: boolean) {
  const counts = {
    faults: faults.count("fault"),
    warnings: faults.count("warning"),
    notes: faults.count("note"),
  }
  const { holds } = dated
  const from = holds === "always" ? null : holds.from
  const said = { changes: dated.changes, from, correct: holds === "always" }
  return { done, check, ...counts, sheets, changes, dated: said, findings: faults.list().map(inWords) }
}

function inWords(fault: Fault) {
  return { ...fault, zh: faultSentence(fault, "zh"), en: faultSentence(fault, "en") }
}

const levelWords: Readonly<Record<FaultLevel, Said>> = {
  fault: { zh: "错误", en: "fault" },
  warning: { zh: "提醒", en: "warning" },
  note: { zh: "说明", en: "note" },
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`
}

/** Changed cells that are shown one by one, and how much of each. */
const changesShown = 20
const charactersShown = 60

function cellWords(speak: Speaker, text: string): string {
  if (text === "") return speak.words({ zh: "（空）", en: "(empty)" })
  return visible(text.length > charactersShown ? `${text.slice(0, charactersShown)}…` : text)
}

/** Says what an import did or found. */
export function tellReport(speak: Speaker, report: ImportReport, check: boolean): void {
  const { faults, sheets, changes, done } = report
  for (const fault of faults.list()) {
    speak.tell(`${speak.words(levelWords[fault.level])}  ${findingLine(fault, speak.language)}`)
  }
  const hidden = faults.count("fault") + faults.count("warning") + faults.count("note") - faults.list().length
  if (hidden > 0 && faults.list().length >= faultsKept) {
    speak.tell({ zh: `另有 ${hidden} 处未列出`, en: `${hidden} more are not listed` })
  }
  if (faults.count("fault") > 0) {
    const [n, w] = [faults.count("fault"), faults.count("warning")]
    speak.answer({
      zh: `有 ${n} 处错误、${w} 处提醒；什么也没有改动。改正后请再导入一次。`,
      en: `${counted(n, "fault")} and ${counted(w, "warning")}; nothing was changed. Correct the file and import it again.`,
    })
    return
  }
  for (const { sheet, added, changed, unchanged } of sheets) {
    const title = sheetOf(sheet).title
    speak.answer({
      zh: `${title}: 新增 ${added}，改动 ${changed}，未变 ${unchanged}`,
      en: `${title}: ${added} added, ${changed} changed, ${unchanged} unchanged`,
    })
  }
  for (const { sheet, about, column, was, is } of changes.slice(0, changesShown)) {
    speak.answer(
      `  ${sheetOf(sheet).title} ${about} ${column}: ${cellWords(speak, was)} → ${cellWords(speak, is)}`,
    )
  }
  if (changes.length > changesShown) {
    const more = changes.length - changesShown
    speak.answer({ zh: `  另有 ${more} 处改动`, en: `  and ${more} more` })
  }
  if (check) speak.answer({ zh: "只作检查，什么也没有改动。", en: "Only checked: nothing was changed." })
  else if (done) speak.answer({ zh: "已导入。", en: "Imported." })
}
