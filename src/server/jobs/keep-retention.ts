import { retentionKinds, retentionWords } from "../../contract/settings-retention.ts"
import { keepRetention as letGoOfOld } from "../features/settings/index.ts"
import type { Job } from "./job.ts"

/** Every night: lets go of what is kept longer than the settings say. */
export const keepRetention: Job = {
  name: "keep-retention",
  schedule: "10 4 * * *",
  catchUp: true,
  byHand: true,
  byDate: true,
  minutes: 60,
  work: async ({ app }) => {
    const counts = await letGoOfOld(app.database)
    const gone = retentionKinds.filter((kind) => counts[kind] > 0)
    if (gone.length === 0) return undefined
    return {
      zh: `清除了${gone.map((kind) => `${retentionWords[kind].zh} ${counts[kind]}`).join("，")}。`,
      en: `Let go: ${gone.map((kind) => `${retentionWords[kind].en} ${counts[kind]}`).join(", ")}.`,
    }
  },
}
