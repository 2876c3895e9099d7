import { type Language, sentenceFor } from "../../../contract/refusals.ts"
import { Refused } from "../../../domain/shared/refusal.ts"
import { codeOf, DatabaseTrouble, isGone, OutcomeUnknown } from "../../db/index.ts"
import { FileRefused } from "../../documents/workbook/index.ts"
import { WrongVariable } from "../../env.ts"
import { BackupTrouble } from "../../features/backups/index.ts"
import { PackUnreadable } from "../../features/policy/index.ts"
import { saidOfSystem } from "../../said-of.ts"
import { findingLine } from "./finding-line.ts"
import { AnswerLost, Interrupted } from "./shell.ts"

/** The one place where errors become sentences. What is nobody's fault but ours is shown whole. */
export function errorSentence(error: unknown, language: Language): string {
  const say = (zh: string, en: string) => (language === "zh" ? zh : en)
  if (error instanceof Refused) return sentenceFor(error.refusal, language)
  if (error instanceof BackupTrouble) return error.said[language]
  if (error instanceof FileRefused) return findingLine(error.fault, language)
  if (error instanceof Interrupted)
    return say("已中断；什么也没有改动。", "Interrupted; nothing was changed.")
  if (error instanceof AnswerLost)
    return say(
      `结果没有写完：${error.message}`,
      `The answer could not be written to its end: ${error.message}`,
    )
  if (error instanceof WrongVariable || error instanceof DatabaseTrouble) return error.said[language]
  if (error instanceof PackUnreadable) return error.message
  if (error instanceof OutcomeUnknown)
    return say(
      "数据库在保存的那一刻断了，不知道改动存上没有：请先查看，没有的话再做一次。",
      "The database went away at the moment of saving, and whether the change was made is not known: look first, and do it again if it was not.",
    )
  if (isGone(error))
    return say(
      "数据库停了；什么也没有改动。请再试一次。",
      "The database went away; nothing was changed. Try again.",
    )
  if (["53100", "ENOSPC", "EDQUOT"].includes(codeOf(error) ?? ""))
    return say(
      "磁盘已满；什么也没有改动。请腾出空间再试。",
      "The disk is full; nothing was changed. Make room and try again.",
    )
  const refused = saidOfSystem(error)
  if (refused) return refused[language]
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return say(`程序出错，这是我们的缺陷：${whole}`, `This is a defect of the program: ${whole}`)
}
