import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Pack } from "../../../domain/policy/clause.ts"

const root = fileURLToPath(new URL("../../../..", import.meta.url))

/** The code that decides what a judgement says; the calendar of workdays comes with a package, where nobody brought one in. */
const deciding = [
  "src/domain",
  "src/server/features/evaluation",
  "src/server/features/standing",
  "src/server/features/workdays",
]

let program: string | undefined

function programHash(): string {
  if (program !== undefined) return program
  const hash = createHash("sha256").update(readFileSync(join(root, "package.json")))
  for (const folder of deciding) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort()
    for (const name of names.filter((one) => one.endsWith(".ts") && !one.endsWith(".test.ts"))) {
      hash.update(name).update(readFileSync(join(root, folder, name)))
    }
  }
  program = hash.digest("hex")
  return program
}

const known = new WeakMap<readonly Pack[], string>()

/** What figures rest on beside the facts: the packs and the program. Kept figures of another basis are stale. */
export function basisOf(packs: readonly Pack[]): string {
  const basis =
    known.get(packs) ??
    createHash("sha256").update(programHash()).update(JSON.stringify(packs)).digest("hex").slice(0, 16)
  known.set(packs, basis)
  return basis
}
