import type { ClientBase } from "pg"
import type { FileStore, Stored } from "./file-store.ts"
import { holdFile } from "./named-queries.ts"

/**
 * Makes sure that a content which was put into the store is there until the transaction ends that will name it. The
 * clean-up may have taken it away just before, so it is put there anew where it is gone.
 */
export async function keepFile(
  client: Pick<ClientBase, "query">,
  store: FileStore,
  { sha256 }: Stored,
  content: () => AsyncIterable<Uint8Array>,
): Promise<void> {
  await holdFile(client, sha256)
  if (!(await store.has(sha256))) await store.put(content())
}
