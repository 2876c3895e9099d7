import type { Said } from "../../contract/refusals.ts"

/** The database cannot be had, and why: one sentence for the person who started the program. */
export class DatabaseTrouble extends Error {
  readonly said: Said

  constructor(said: Said, cause?: unknown) {
    super(said.en, { cause })
    this.name = "DatabaseTrouble"
    this.said = said
  }
}

/** A server of that name cannot be reached. */
export function noConnection(name: Said, cause: unknown): DatabaseTrouble {
  const why = reasonOf(cause)
  return new DatabaseTrouble(
    {
      zh: `${name.zh}：连不上（${why}）。请看它是否开着，地址、账号和密码对不对。`,
      en: `${name.en}: no connection: ${why}. See whether it runs, and whether address, account and password are right.`,
    },
    cause,
  )
}

/** A server of that name was asked and said nothing. */
export function noAnswer(name: Said): DatabaseTrouble {
  return new DatabaseTrouble({
    zh: `${name.zh}：没有应答，请再试一次。`,
    en: `${name.en}: no answer; try again.`,
  })
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

/** A folder of the database that is somebody else's. */
export function ofAnotherAccount(folder: string, cause: unknown): DatabaseTrouble {
  return new DatabaseTrouble(
    {
      zh: `${folder} 属于另一个账号：请用那个账号运行。`,
      en: `${folder} belongs to another account: run the program as that account.`,
    },
    cause,
  )
}

/** What an error says, in both languages where it knows both. */
export function saidOf(error: unknown): Said {
  if (error instanceof DatabaseTrouble) return error.said
  const why = reasonOf(error)
  return { zh: `${why} `, en: why }
}

/** Turns what the file system refuses into a sentence about the folder; anything else stays as it is. */
export function folderTrouble(folder: string, error: unknown): unknown {
  switch (codeOf(error)) {
    case "EACCES":
    case "EPERM":
      return new DatabaseTrouble(
        {
          zh: `DATA_DIR：当前账号不能写 ${folder}。`,
          en: `DATA_DIR: this account may not write to ${folder}.`,
        },
        error,
      )
    case "EROFS":
      return new DatabaseTrouble(
        {
          zh: `DATA_DIR：${folder} 所在的文件系统是只读的。`,
          en: `DATA_DIR: ${folder} is on a file system mounted read-only.`,
        },
        error,
      )
    case "ENOTDIR":
    case "EEXIST":
      return new DatabaseTrouble(
        {
          zh: `DATA_DIR：${folder} 不是文件夹。`,
          en: `DATA_DIR: ${folder} is not a folder.`,
        },
        error,
      )
    case "ENOENT":
      return new DatabaseTrouble(
        {
          zh: `DATA_DIR：${folder} 建不了。`,
          en: `DATA_DIR: ${folder} cannot be made.`,
        },
        error,
      )
    case "ENAMETOOLONG":
      return new DatabaseTrouble(
        {
          zh: `DATA_DIR：路径 ${folder} 太长。`,
          en: `DATA_DIR: the path ${folder} is too long.`,
        },
        error,
      )
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(folder, error)
    default:
      return error
  }
}

export function diskFull(folder: string, cause?: unknown): DatabaseTrouble {
  return new DatabaseTrouble(
    {
      zh: `DATA_DIR：${folder} 所在的磁盘已满，请腾出空间。`,
      en: `DATA_DIR: no space is left on the disk of ${folder}: make room.`,
    },
    cause,
  )
}

/** Whether PostgreSQL's words mean a full disk. */
export function tellsDiskFull(words: string): boolean {
  return /No space left on device|Disk quota exceeded|Check free disk space/.test(words)
}
