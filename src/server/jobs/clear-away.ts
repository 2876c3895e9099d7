import { forgetHalves, forgetOldCodes } from "../features/accounts/index.ts"
import { forgetCleared, forgetOldUploads } from "../features/attachments/index.ts"
import { forgetEndedCodes, forgetOldMarks } from "../features/events/index.ts"
import { forgetOldFiles } from "../features/imports/index.ts"
import { forgetPeopleSeen } from "../features/people/index.ts"
import { sweepSignIns } from "../features/sign-in/index.ts"
import { clearUnnamed } from "../files/index.ts"
import { forgetOldAnswers } from "../http/repeat-store.ts"
import type { Job } from "./job.ts"
import { forgetOldRuns } from "./run-store.ts"

/**
 * Lets go of what is kept for a while: ended sessions and codes, answers to requests that may be repeated, whom accounts
 * have seen, files of imports and uploads that nothing came of, contents of files that nothing names, old runs of jobs.
 */
export const clearAway: Job = {
  name: "clear-away",
  schedule: "17 * * * *",
  catchUp: true,
  byHand: true,
  byDate: true,
  minutes: 15,
  work: async ({ app }) => {
    const { pool } = app.database
    await sweepSignIns(pool)
    await forgetOldCodes(pool)
    await forgetHalves(pool)
    await forgetOldAnswers(pool)
    await forgetOldFiles(pool)
    await forgetPeopleSeen(pool)
    await forgetOldUploads(pool)
    await forgetOldMarks(pool)
    await forgetEndedCodes(pool, app.today())
    await clearUnnamed(app.database, app.files)
    await forgetCleared(pool, app.files)
    await forgetOldRuns(pool)
    return undefined
  },
}
