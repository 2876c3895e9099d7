import type { Said } from "./refusals.ts"

/** What can be wrong with the audit log. */
export const auditFaults = [
  "edited",
  "missing",
  "inserted",
  "swapped",
  "seal-edited",
  "seal-missing",
  "truncated",
  "head-missing",
  "head-remade",
  "seal-inserted",
  "copy-differs",
  "wrong-key",
] as const

/** The first thing found wrong: at which seal, at which line, where they are known. */
export interface AuditFault {
  readonly what: (typeof auditFaults)[number]
  readonly seal: number | null
  readonly line: string | null
}

/** What is wrong with the audit log, in a sentence. */
export function auditFaultSentence({ what, seal, line }: AuditFault): Said {
  switch (what) {
    case "edited":
      return { zh: `第 ${line} 条在记下之后被改过。`, en: `Line ${line} was changed after it was written.` }
    case "missing":
      return { zh: `第 ${line} 条不见了。`, en: `Line ${line} is missing.` }
    case "inserted":
      return {
        zh: `第 ${line} 条没有封存，是绕过系统放进去的。`,
        en: `Line ${line} is under no seal: it was put in past the program.`,
      }
    case "swapped":
      return {
        zh: `第 ${line} 条的内容被换成了另一条的。`,
        en: `Line ${line} says what another line said: they were swapped.`,
      }
    case "seal-edited":
      return {
        zh: `第 ${seal} 号封条接不上前一号：它被改过、换过，或是放进去的。`,
        en: `Seal ${seal} does not follow from the one before: it was changed, swapped or put in.`,
      }
    case "seal-missing":
      return { zh: `第 ${seal} 号封条不见了。`, en: `Seal ${seal} is missing.` }
    case "truncated":
      return {
        zh: `数据文件夹里记着封存到第 ${seal} 号，数据库里却没有它：末尾被截掉了，或不经本系统换上了更早的数据。`,
        en: `The data folder remembers seal ${seal}, and the database does not have it: the end was cut off, or older data put in its place past the program.`,
      }
    case "head-missing":
      return {
        zh: "数据文件夹里没有 trail.head，末尾是否完整无从核对。",
        en: "The file trail.head is not in the data folder, so nothing vouches for the end of the audit log.",
      }
    case "head-remade":
      return {
        zh: `trail.head 不见了，已在第 ${seal} 号封条处重建（第 ${line} 条）：在那以前末尾是否完整，这里无从核对。`,
        en: `The file trail.head had gone and was made anew at seal ${seal} (line ${line}): whether the end was whole before that, nothing here can tell.`,
      }
    case "seal-inserted":
      return {
        zh: `第 ${seal} 号封条不是用本系统的密钥做的，是别人放进去的；它前后的封条仍然相接。`,
        en: `Seal ${seal} was not made with the key of this system: somebody put it in. Those before and after it still follow from each other.`,
      }
    case "copy-differs":
      return {
        zh: `另存的末尾记着第 ${seal} 号封条，数据库里没有它，或者不一样：末尾被截掉过、封条被换过，或恢复了更早的备份。`,
        en: `The copy kept elsewhere remembers seal ${seal}, and the database does not have it, or has another: the end was cut off, seals were replaced, or an older backup restored.`,
      }
    case "wrong-key":
      return {
        zh: "数据文件夹里的 secret.key 不是当初封存用的那一个，无法核对。",
        en: "The file secret.key in the data folder is not the one that the seals were made with.",
      }
  }
}
