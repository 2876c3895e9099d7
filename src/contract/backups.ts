import { z } from "zod"
import { backupStates } from "./backup-states.ts"

const sentence = z.object({ zh: z.string(), en: z.string() })

export const backupList = z.object({
  state: z.enum(backupStates),
  /** Why the last one was not made or proven. */
  trouble: sentence.nullable(),
  /** Where they lie. */
  folder: z.string(),
  /** Those that are there, the newest first. */
  backups: z.array(
    z.object({
      fileName: z.string(),
      /** The moment of all that is in it, as PostgreSQL prints it. */
      madeAt: z.string(),
      bytes: z.number(),
      rows: z.number(),
      files: z.int(),
      provenAt: z.string().nullable(),
      trouble: sentence.nullable(),
    }),
  ),
  can: z.array(z.enum(["job.run"])),
})
