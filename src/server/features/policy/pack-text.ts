import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Pack } from "../../../domain/policy/clause.ts"
import { ownPolicies } from "./own-policies.ts"

const known = new Map<string, string>()

/** The text of a pack as it stands in its folder. Packs do not change while the program runs. */
export function packText(pack: Pack): string {
  const text = known.get(pack.id) ?? readFileSync(join(ownPolicies, pack.id, "text.md"), "utf8")
  known.set(pack.id, text)
  return text
}
