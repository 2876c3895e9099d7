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
      const megabytes = (bytes / 1_000_000).toFixed(1)
      return {
        zh: `${fileName}：${rows} 行，${megabytes} MB，已恢复验证。`,
        en: `${fileName}: ${rows} rows, ${megabytes} MB, proven by restoring it.`,
      }
    } catch (error) {
      if (!(error instanceof BackupTrouble)) throw error
      throw new JobFailed(error.said, error)
    }
  },
}
