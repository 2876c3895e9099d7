import { fileURLToPath } from "node:url"

/** The policies that come with the program. */
export const ownPolicies = fileURLToPath(new URL("../../../../policies", import.meta.url))
