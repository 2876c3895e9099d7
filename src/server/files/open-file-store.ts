import { join } from "node:path"
import type { Env } from "../env.ts"
import type { FileStore } from "./file-store.ts"
import { FolderStore } from "./folder-store.ts"
import { openS3Store } from "./s3-store.ts"

/** Where contents are written before they are whole. */
export function draftsFolder({ dataDir }: Pick<Env, "dataDir">): string {
  return join(dataDir, "files", "drafts")
}

/** The store of an installation: under `DATA_DIR`, or where `FILES_URL` says. Reaches for nothing yet. */
export async function openFileStore(env: Pick<Env, "dataDir" | "s3">): Promise<FileStore> {
  const drafts = draftsFolder(env)
  return env.s3 ? await openS3Store(env.s3, drafts) : new FolderStore(join(env.dataDir, "files"), drafts)
}
