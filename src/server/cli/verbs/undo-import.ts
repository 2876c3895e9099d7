import { undoWholeImport } from "../../features/exchange/index.ts"
import type { Shell } from "../screen/shell.ts"

/** `xueer import --undo`: makes everything what it was before the last import on the command line. */
export async function undoImportVerb({ json, speak, withDatabase }: Shell): Promise<number> {
  const undone = await withDatabase(async (database) => {
    const taken = await undoWholeImport(database, "command-line")
    const { fillSearchKeys } = await import("../../features/search/index.ts")
    // What is left over is read when the server starts.
    if (taken?.done) await fillSearchKeys(database).catch(() => undefined)
    return taken
  })
  if (json) speak.answer(JSON.stringify(undone ?? { done: false, changedSince: 0, fileName: null }))
  else if (!undone) speak.answer(nothing)
  else if (undone.done) {
    const { fileName, restored } = undone
    speak.answer({
      zh: `已撤回对 ${fileName} 的导入：${restored} 行恢复为导入前的样子。`,
      en: `The import of ${fileName} was taken back: ${restored} rows are what they were before it.`,
    })
  } else {
    const { fileName, changedSince } = undone
    speak.answer({
      zh: `${fileName} 不能撤回：导入之后，有 ${changedSince} 行或更多又有改动，或者有新的记录用到它们。什么也没有改动。`,
      en: `The import of ${fileName} cannot be taken back: since then ${changedSince} of its rows or more have been changed or are referred to by new records. Nothing was changed.`,
    })
  }
  return undone?.done ? 0 : 1
}

const nothing = {
  zh: "没有可以撤回的导入：只有命令行上最后一次导入可以撤回，而且只能撤回一次。网页上的导入在“导入”页撤回。",
  en: "There is no import to take back: only the last one on the command line can be, and once. An import through the pages is taken back on its page.",
}
