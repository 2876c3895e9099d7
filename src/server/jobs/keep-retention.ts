import { keepRetention as letGoOfOld } from "../features/settings/index.ts"
import type { Job } from "./job.ts"

/** Every night: lets go of what is kept longer than the settings say. */
export const keepRetention: Job = {
  name: "keep-retention",
  schedule: "10 4 * * *",
  catchUp: true,
  byHand: true,
  minutes: 60,
  work: async ({ app }) => {
    const { notices, imports, reveals, backups } = await letGoOfOld(app.database)
    if (notices + imports + reveals + backups === 0) return undefined
    return {
      zh: `删除了看过的通知 ${notices} 条、名册导入的预览 ${imports} 份、查看手机号的次数记录 ${reveals} 条、已不在的备份 ${backups} 条。`,
      en: `Let go of notices seen: ${notices}, previews of imports: ${imports}, counts of phone numbers looked at: ${reveals}, backups no longer there: ${backups}.`,
    }
  },
}
