import { type PlatformColumn, platformColumnsFrom } from "../../../contract/platform-record-words.ts"
import type { Queryable } from "../../request-context.ts"
import { readSetting } from "./store.ts"

/** The fields of the provincial platform in its order, each under its heading. */
export async function platformColumns(client: Queryable): Promise<PlatformColumn[]> {
  return platformColumnsFrom((await readSetting(client, "platform-record")).value)
}
