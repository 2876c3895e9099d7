import { type Route, route } from "../../http/route.ts"
import { readJobs } from "./read-jobs.ts"
import { runJob } from "./run-job.ts"

export const jobRoutes: readonly Route[] = [
  route("GET /jobs", {
    summary: "What is done beside the requests: what runs, what came of it last, when it is due next",
    permission: "job.read",
    run: (context) => readJobs(context),
  }),
  route("POST /jobs/{job}/run", {
    summary: "Ask for a job now; one that waits or runs already is left as it is",
    permission: "job.run",
    run: (context, { params }, scope) => runJob(context, scope, params.job),
  }),
]
