import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { giveTo } from "./account.ts"

test("a cluster that is handed over goes with the disk that its write-ahead log has to itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "account-"))
  try {
    const isRoot = process.getuid?.() === 0
    const uid = isRoot ? 4242 : (process.getuid?.() ?? 0)
    const gid = isRoot ? 4242 : (process.getgid?.() ?? 0)
    const [cluster, disk] = [join(folder, "cluster"), join(folder, "disk")]
    for (const made of [cluster, disk]) mkdirSync(made)
    symlinkSync(disk, join(cluster, "pg_wal"))
    writeFileSync(join(disk, "000000010000000000000001"), "")
    giveTo({ name: "somebody", uid, gid }, cluster)
    for (const path of [cluster, disk, join(disk, "000000010000000000000001")])
      expect(statSync(path)).toMatchObject({ uid, gid })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
