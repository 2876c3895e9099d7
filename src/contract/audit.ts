import { z } from "zod"
import { auditFaults } from "./audit-faults.ts"
import { day, id, idText, line, lookedFor, pageOf, pageQuery } from "./wire.ts"

const auditFault = z.object({
  what: z.enum(auditFaults),
  seal: z.int().nullable(),
  line: z.string().nullable(),
})

/** One entry of the audit log as its reader gets it. */
export const auditEntry = z.object({
  lineId: z.number(),
  at: z.string(),
  actor: z.string(),
  /** The name of whoever acted, where the account is known. */
  name: z.string().nullable(),
  action: z.string(),
  unit: z.object({ unitId: id, code: z.string(), name: z.string() }).nullable(),
  member: z.object({ memberId: id, code: z.string(), name: z.string() }).nullable(),
  address: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  /** The names of what the details have the numbers of, by `unit 12`, `member 5`, `account 3`, `event 7`. */
  names: z.record(z.string(), z.string()),
})

export const auditQuery = z.strictObject({
  ...pageQuery,
  /** Part of the account's name. */
  actor: lookedFor(100).optional(),
  action: line(60).optional(),
  memberId: idText.optional(),
  unitId: idText.optional(),
  from: day.optional(),
  until: day.optional(),
  /** Part of the details. */
  text: lookedFor(100).optional(),
})

/** A page of lines, newest first. It may be short or empty and go on all the same: `lookedBackTo` says how far it got. */
export const auditPage = pageOf(auditEntry).extend({ lookedBackTo: z.string().nullable() })

export const auditCheck = z.object({
  running: z.boolean(),
  /** Where the end of the audit log is kept beside the data folder. */
  keptElsewhere: z.array(z.enum(["folder", "url"])),
  /** Where everything was restored from a backup: when, and which moment. What came after that moment is not here. */
  restored: z.object({ at: z.string(), madeAt: z.string() }).nullable(),
  last: z
    .object({
      at: z.string(),
      seals: z.int(),
      lines: z.int(),
      waiting: z.int(),
      fault: auditFault.nullable(),
    })
    .nullable(),
})
