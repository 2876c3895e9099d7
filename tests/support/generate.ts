import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describeApi } from "../../src/server/http/openapi.ts"
import { allRoutes } from "../../src/server/http/routes.ts"
import { typesOf } from "./api-types.ts"

/** `npm run generate`: writes the types of the API for the pages' client out of its description. */

const target = fileURLToPath(new URL("../../src/web/api/schema.d.ts", import.meta.url))

/** What the file should hold now. */
export function generated(): string {
  return typesOf(describeApi(allRoutes))
}

/** Whether the file is what would be written now. */
export function isFresh(): boolean {
  try {
    return readFileSync(target, "utf8") === generated()
  } catch {
    return false
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, generated())
