import { counted } from "../../domain/shared/english.ts"
import { sizeOfFile } from "../../domain/shared/size-of-file.ts"
import { BackupTrouble, backUpApart } from "../features/backups/index.ts"
import { type Job, JobFailed } from "./job.ts"

/** Every night: what there is, in one file, proven by restoring it. */
export const keepBackup: Job = {
  name: "keep-backup",
  schedule: "30 1 * * *",
  catchUp: true,
  byHand: true,
  minutes: 240,
  work: async ({ app, signal, stage, at }) => {
    try {
      const { fileName, rows, bytes } = await backUpApart(app.env, { signal, stage, at })
      const size = sizeOfFile(bytes)
      return {
        zh: `${fileName}：${rows} 行，${size}，已恢复验证。`,
        en: `${fileName}: ${counted(rows, "row")}, ${size}, proven by restoring it.`,
      }
    } catch (error) {
      if (!(error instanceof BackupTrouble)) throw error
      throw new JobFailed(error.said, error)
    }
  },
}
