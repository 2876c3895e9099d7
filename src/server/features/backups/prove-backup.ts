import { createHash } from "node:crypto"
import { existsSync, mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { auditFaultSentence } from "../../../contract/audit-faults.ts"
import { claimServing, endCluster, openDatabase } from "../../db/index.ts"
import type { Env } from "../../env.ts"
import { keyFor } from "../../secret-key.ts"
import { headFile, verifyAuditLog } from "../audit/index.ts"
import { trouble } from "./backup-trouble.ts"
import { type Restored, restoreBackup } from "./restore-backup.ts"
import type { Watch } from "./watch.ts"

export interface ProofRequest {
  readonly env: Env
  readonly file: string
  readonly passphrase: string
  readonly watch: Watch
}

/**
 * Proves a backup by restoring it, into a database of its own beside the one in use, which is gone afterwards: counts and
 * sums of every table, the digest of every file, and the audit log along its seals. Throws {@link BackupTrouble}.
 */
export async function proveBackup({ env, file, passphrase, watch }: ProofRequest): Promise<Restored> {
  const folder = proofFolder(env)
  const there: Env = {
    ...env,
    dataDir: folder,
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    s3: undefined,
    auditHead: { ...env.auditHead, folder: undefined, url: undefined },
  }
  await clearProof(env)
  mkdirSync(folder, { mode: 0o711 })
  const release = await claimServing(folder)
  try {
    const restored = await restoreBackup({
      env: there,
      file,
      passphrase,
      watch,
      say: () => undefined,
      keepContent: (sha256, content) => compareDigest(file, sha256, content),
    })
    await proveTrail(there)
    return restored
  } finally {
    release()
    await clearProof(env)
  }
}

async function compareDigest(file: string, sha256: string, content: AsyncIterable<Buffer>): Promise<void> {
  const hash = createHash("sha256")
  for await (const piece of content) hash.update(piece)
  if (hash.digest("hex") !== sha256) throw trouble("damaged", file)
}

async function proveTrail(env: Env): Promise<void> {
  const database = await openDatabase(env, () => undefined)
  try {
    const { fault } = await verifyAuditLog(database, keyFor(env.dataDir, "trail"), headFile(env.dataDir))
    if (fault) {
      const said = auditFaultSentence(fault)
      throw trouble("trail-broken", said)
    }
  } finally {
    await database.close()
  }
}

const proofFolder = ({ dataDir }: Env) => join(dataDir, "proof")

/**
 * Whoever was killed in the middle of a proof has left a database in its folder, and a server running over it. Throws
 * where somebody is in the middle of one.
 */
export async function clearProof(env: Env): Promise<void> {
  const folder = proofFolder(env)
  if (!existsSync(folder)) return
  const release = await claimServing(folder)
  try {
    await endCluster(folder)
    rmSync(folder, { recursive: true, force: true })
  } finally {
    release()
  }
}
