import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Pack } from "../../../domain/policy/clause.ts"
import { policyFolders } from "./own-policies.ts"

const known = new Map<string, string>()

/** The text of a pack as it stands in its folder. Packs do not change while the program runs. */
export function packText(pack: Pack, dataDir: string): string {
  const text = known.get(pack.id) ?? readText(pack.id, dataDir)
  known.set(pack.id, text)
  return text
}

function readText(id: string, dataDir: string): string {
  const files = policyFolders(dataDir).map((folder) => join(folder, id, "text.md"))
  const file = files.find((one) => existsSync(one))
  if (file === undefined) throw new Error(`the text of ${id} is not there any more`)
  return readFileSync(file, "utf8")
}
