import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { useText } from "../../text/use-text.ts"
import { JobSheet } from "./JobSheet.tsx"
import { text } from "./text.ts"

/** Milliseconds between two looks: often while something runs, else now and then. */
const soon = 2000
const later = 30_000

/** What is done beside the requests, for the system administrator. */
export function JobsPage() {
  const { t } = useText()
  const jobs = useQuery({
    queryKey: ["jobs"],
    queryFn: () => ask(api.GET("/api/jobs")),
    refetchInterval: ({ state }) => (state.data?.jobs.some((job) => job.state !== "resting") ? soon : later),
  })
  return (
    <div className="stack">
      <PageHead title={t(text.title)} note={t(text.note)} />
      <Loaded query={jobs} lines={8}>
        {(found) => found.jobs.map((job) => <JobSheet key={job.job} job={job} may={found.can.length > 0} />)}
      </Loaded>
    </div>
  )
}
