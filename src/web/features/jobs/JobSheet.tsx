import { jobWords } from "../../../contract/job-words.ts"
import type { JobList } from "../../../contract/jobs.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

type Job = JobList["jobs"][number]
type Run = NonNullable<Job["last"]>

interface Props {
  readonly job: Job
  /** Whether the reader may ask for it. */
  readonly may: boolean
}

/** One job: what it is doing, what came of it last, when it is due. */
export function JobSheet({ job, may }: Props) {
  const { t, format } = useText()
  const { title, what } = jobWords[job.job]
  const now = useAction({
    run: (name: Job["job"], action) =>
      ask(api.POST("/api/jobs/{job}/run", { params: { path: { job: name } }, ...action })),
  })
  const running = job.state === "running" && job.last?.outcome === null ? job.last : undefined
  return (
    <Sheet
      title={t(title)}
      action={
        may &&
        job.byHand && (
          <Button
            busy={now.isPending}
            disabled={job.state !== "resting"}
            aria-label={t(text.runNowOf(t(title)))}
            onClick={() => now.mutate(job.job)}
          >
            {t(text.runNow)}
          </Button>
        )
      }
    >
      <p className="small">{t(what)}</p>
      <div aria-live="polite">
        <Lines
          items={[
            { name: t(text.state), value: running ? <Progress of={running} /> : t(text[job.state]) },
            { name: t(text.last), value: running ? "" : <Outcome of={job.last} /> },
            { name: t(text.next), value: job.next === null ? t(text.onRequest) : format.instant(job.next) },
          ]}
        />
      </div>
      {now.error && <ErrorNote error={now.error} />}
    </Sheet>
  )
}

function Progress({ of: { stage, done, total, begunAt, by } }: { readonly of: Run }) {
  const { t, format } = useText()
  return (
    <>
      {stage ? t(stage) : t(text.running)}{" "}
      {total > 0 && <progress value={done} max={total} aria-label={stage ? t(stage) : t(text.running)} />}{" "}
      {total > 0 && t(text.share(format.number(done), format.number(total)))}{" "}
      <small>
        {t(text.since(format.instant(begunAt)))} {by !== null && t(text.by(by))}
      </small>
    </>
  )
}

function Outcome({ of: run }: { readonly of: Job["last"] }) {
  const { t, format } = useText()
  if (run === null) return t(text.never)
  const { outcome, told, endedAt, begunAt, by } = run
  return (
    <>
      {outcome === "done" && <State is="met">{t(text.done)}</State>}
      {outcome === "failed" && <State is="short">{t(text.failed)}</State>}
      {outcome !== "done" && outcome !== "failed" && <State is="open">{t(text.interrupted)}</State>}{" "}
      {told ? t(told) : outcome !== "done" && outcome !== "failed" && t(text.again)}{" "}
      <small>
        {format.instant(endedAt ?? begunAt)} {by !== null && t(text.by(by))}
      </small>
    </>
  )
}
