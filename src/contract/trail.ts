import { z } from "zod"
import type { Language } from "./refusals.ts"
import { day, id, idText, line, pageOf, pageQuery } from "./wire.ts"

/** What can be wrong with the trail. */
export const trailFaults = [
  "edited",
  "missing",
  "inserted",
  "swapped",
  "seal-edited",
  "seal-missing",
  "truncated",
  "head-missing",
  "wrong-key",
] as const

/** The first thing found wrong: at which seal, at which line, where they are known. */
export const trailFault = z.object({
  what: z.enum(trailFaults),
  seal: z.int().nullable(),
  line: z.string().nullable(),
})
export type TrailFault = z.infer<typeof trailFault>

/** What is wrong with the trail, in a sentence. */
export function trailFaultSentence({ what, seal, line }: TrailFault): Readonly<Record<Language, string>> {
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
        zh: `数据文件夹里记着封存到第 ${seal} 号，数据库里却没有它：末尾被截掉了，或恢复了更早的备份。`,
        en: `The data folder remembers seal ${seal}, and the database does not have it: the end was cut off, or an older backup restored.`,
      }
    case "head-missing":
      return {
        zh: "数据文件夹里没有 trail.head，末尾是否完整无从核对。",
        en: "The file trail.head is not in the data folder, so nothing vouches for the trail's end.",
      }
    case "wrong-key":
      return {
        zh: "数据文件夹里的 secret.key 不是当初封存用的那一个，无法核对。",
        en: "The file secret.key in the data folder is not the one that the seals were made with.",
      }
  }
}

/** One line of the trail as its reader gets it. */
export const trailLine = z.object({
  lineId: z.number(),
  at: z.string(),
  actor: z.string(),
  /** The name of whoever acted, where the account is known. */
  name: z.string().nullable(),
  deed: z.string(),
  unit: z.object({ unitId: id, code: z.string(), name: z.string() }).nullable(),
  member: z.object({ memberId: id, code: z.string(), name: z.string() }).nullable(),
  address: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})

export const trailQuery = z.strictObject({
  ...pageQuery,
  /** Part of the account's name. */
  actor: line(100).optional(),
  deed: line(60).optional(),
  memberId: idText.optional(),
  unitId: idText.optional(),
  from: day.optional(),
  until: day.optional(),
  /** Part of the details. */
  text: line(100).optional(),
})

/** A page of lines, newest first. It may be short or empty and go on all the same: `lookedBackTo` says how far it got. */
export const trailPage = pageOf(trailLine).extend({ lookedBackTo: z.string().nullable() })

export const trailCheck = z.object({
  running: z.boolean(),
  last: z
    .object({
      at: z.string(),
      seals: z.int(),
      lines: z.int(),
      waiting: z.int(),
      fault: trailFault.nullable(),
    })
    .nullable(),
})
