import { existsSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** The policies that come with the program. */
export const ownPolicies = fileURLToPath(new URL("../../../../policies", import.meta.url))

/** Where packs are: those that come with the program, and those of an installation, `DATA_DIR/policies`. */
export function policyFolders(dataDir: string): string[] {
  const own = join(dataDir, "policies")
  return existsSync(own) ? [ownPolicies, own] : [ownPolicies]
}
