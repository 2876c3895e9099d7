import { z } from "zod"

/** How the file is laid out; another number where a reader of before would not understand it. */
export const layout = 1

/** The names of what is in the file, in its order. */
export const names = {
  manifest: "manifest.json",
  key: "secret.key",
  rows: "rows/",
  files: "files/",
  end: "end.json",
} as const

/** What is known of a backup before its first row. */
export const manifestSchema = z.strictObject({
  layout: z.literal(layout),
  /** Version of the program that made it. */
  program: z.string(),
  postgres: z.string(),
  /** The moment of all of it, ISO 8601. */
  at: z.string(),
  /** The migrations that had run, in their order. */
  migrations: z.array(z.string()),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.strictObject({ name: z.string(), next: z.string() })),
  /** The newest seal of the audit log, and the name of the key that made it; null: none is sealed yet. */
  head: z.strictObject({ seal: z.int(), hash: z.string(), key: z.string() }).nullable(),
})
export type Manifest = z.infer<typeof manifestSchema>

/** What is known once all was read. */
export const endSchema = z.strictObject({
  /** Rows of each table, and the sum of the hashes of their text. */
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int(), sum: z.string() })),
  /** Everything before this, with its SHA-256. */
  entries: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
})
export type End = z.infer<typeof endSchema>
