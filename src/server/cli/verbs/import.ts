import { faultSentence } from "../../../contract/fault-sentences.ts"
import { type Fault, sheetOf } from "../../../contract/workbook.ts"
import { faultsKept, type ImportReport, importWorkbook } from "../../features/exchange/index.ts"
import { type Progress, progressOn } from "../progress.ts"
import type { CommonOptions, Shell } from "../shell.ts"
import type { Speaker } from "../speaker.ts"

export interface ImportOptions extends CommonOptions {
  readonly check?: true
}

/** `xueer import PATH [--check]`: brings a workbook in, or says all that is wrong with it. */
export async function importVerb(shell: Shell, path: string, options: ImportOptions): Promise<number> {
  const check = options.check ?? false
  const report = await shell.withDatabase((database) => runImport(shell, database, path, check))
  if (shell.json) shell.speak.answer(JSON.stringify(forMachines(report, check)))
  else tellReport(shell.speak, report, check)
  return report.faults.count("fault") > 0 ? 1 : 0
}

/** Imports with a progress bar. */
export async function runImport(
  { speak, today, signal }: Shell,
  database: Parameters<typeof importWorkbook>[0],
  path: string,
  check: boolean,
): Promise<ImportReport> {
  const progress: Progress = progressOn(process.stderr)
  try {
    return await importWorkbook(database, {
      path,
      check,
      today,
      signal,
      actor: "command-line",
      onBytes: (read, total) => progress.at(read, total),
      onSheet: (sheet) =>
        progress.stage(
          speak.words({ zh: `读入 ${sheetOf(sheet).title}`, en: `reading ${sheetOf(sheet).title}` }),
        ),
    })
  } finally {
    progress.finish()
  }
}

function forMachines({ done, faults, sheets, changes }: ImportReport, check: boolean) {
  const counts = {
    faults: faults.count("fault"),
    warnings: faults.count("warning"),
    notes: faults.count("note"),
  }
  const findings = faults.list().map((fault) => ({
    ...fault,
    zh: faultSentence(fault, "zh"),
    en: faultSentence(fault, "en"),
  }))
  return { done, check, ...counts, sheets, changes, findings }
}

/** A line about one finding: where, and what. */
export function findingLine(fault: Fault, speak: Speaker): string {
  const place = [
    fault.sheet,
    fault.row === undefined ? undefined : speak.words({ zh: `第${fault.row}行`, en: `row ${fault.row}` }),
    fault.column,
  ]
  const mark = {
    fault: speak.words({ zh: "错误", en: "fault" }),
    warning: speak.words({ zh: "提醒", en: "warning" }),
    note: speak.words({ zh: "说明", en: "note" }),
  }
  return `${mark[fault.level]}  ${place.filter(Boolean).join(" ")}: ${faultSentence(fault, speak.language)}`
}

/** Changed cells that are shown one by one. */
const changesShown = 20

/** Says what an import did or found. */
export function tellReport(speak: Speaker, report: ImportReport, check: boolean): void {
  const { faults, sheets, changes, done } = report
  for (const fault of faults.list()) speak.tell(findingLine(fault, speak))
  const hidden = faults.count("fault") + faults.count("warning") + faults.count("note") - faults.list().length
  if (hidden > 0 && faults.list().length >= faultsKept) {
    speak.tell({ zh: `另有 ${hidden} 处未列出`, en: `${hidden} more are not listed` })
  }
  if (faults.count("fault") > 0) {
    const [n, w] = [faults.count("fault"), faults.count("warning")]
    speak.answer({
      zh: `有 ${n} 处错误、${w} 处提醒；什么也没有改动。改正后请再导入一次。`,
      en: `${n} faults and ${w} warnings; nothing was changed. Correct them and import again.`,
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
    speak.answer(`  ${sheetOf(sheet).title} ${about} ${column}: ${was || "（空）"} → ${is || "（空）"}`)
  }
  if (changes.length > changesShown) {
    const more = changes.length - changesShown
    speak.answer({ zh: `  另有 ${more} 处改动`, en: `  and ${more} more` })
  }
  if (check) speak.answer({ zh: "只作检查，什么也没有改动。", en: "Only checked: nothing was changed." })
  else if (done) speak.answer({ zh: "已导入。", en: "Imported." })
}
