export type { Job, Said } from "./job.ts"
export { allJobs } from "./list.ts"
export { type JobServer, jobsOf } from "./start-jobs.ts"
