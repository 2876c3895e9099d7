import { type BackupTroubleCode, backupTroubles } from "../../../contract/backup-troubles.ts"
import type { Said } from "../../../contract/refusals.ts"

/** Why a backup could not be made, read or restored: a sentence for whoever wanted it. */
export class BackupTrouble extends Error {
  readonly code: BackupTroubleCode
  readonly said: Said

  constructor(code: BackupTroubleCode, said: Said, cause?: unknown) {
    super(said.en, { cause })
    this.name = "BackupTrouble"
    this.code = code
    this.said = said
  }
}

/** The trouble of that code, in its sentence. */
export function trouble<Code extends BackupTroubleCode>(
  code: Code,
  ...about: Parameters<(typeof backupTroubles)[Code]>
): BackupTrouble {
  const sentence = backupTroubles[code] as (...about: unknown[]) => Said
  return new BackupTrouble(code, sentence(...about))
}
