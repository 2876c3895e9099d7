/** The database cannot be had, and why: one sentence for the person who started the program. */
export class DatabaseTrouble extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = "DatabaseTrouble"
  }
}

/** The system's code of an error (`ENOENT`, or PostgreSQL's `57P03`), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined
  return typeof error.code === "string" ? error.code : undefined
}

/** What an error says. Node leaves the message empty when every address of a host failed. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}

/** Turns what the file system refuses into a sentence about the folder; anything else stays as it is. */
export function folderTrouble(folder: string, error: unknown): unknown {
  switch (codeOf(error)) {
    case "EACCES":
    case "EPERM":
      return new DatabaseTrouble(`DATA_DIR: this account may not write to ${folder}.`, error)
    case "EROFS":
      return new DatabaseTrouble(`DATA_DIR: ${folder} is on a file system mounted read-only.`, error)
    case "ENOTDIR":
    case "EEXIST":
      return new DatabaseTrouble(`DATA_DIR: ${folder} is not a folder.`, error)
    case "ENOENT":
      return new DatabaseTrouble(`DATA_DIR: ${folder} cannot be made.`, error)
    case "ENAMETOOLONG":
      return new DatabaseTrouble(`DATA_DIR: the path ${folder} is too long.`, error)
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(folder, error)
    default:
      return error
  }
}

export function diskFull(folder: string, cause?: unknown): DatabaseTrouble {
  return new DatabaseTrouble(`DATA_DIR: no space is left on the disk of ${folder}.`, cause)
}

/** Whether PostgreSQL's words mean a full disk. */
export function tellsDiskFull(words: string): boolean {
  return /No space left on device|Disk quota exceeded|Check free disk space/.test(words)
}
