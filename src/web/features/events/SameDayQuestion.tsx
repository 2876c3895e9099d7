import { useRouter } from "@tanstack/react-router"
import type { ApiProblem } from "../../api/problem.ts"
import { Button } from "../../design/Button.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Existing {
  readonly activityId: number
  readonly start: string
  readonly topic: string
}

function existingIn({ document }: ApiProblem): Existing[] {
  const { existing } = document
  if (!Array.isArray(existing)) return []
  return existing.filter(
    (one: unknown): one is Existing =>
      typeof one === "object" && one !== null && "activityId" in one && "start" in one && "topic" in one,
  )
}

interface Props {
  readonly problem: ApiProblem
  readonly onAnother: () => void
  readonly onClose: () => void
}

/** There is one of the kind on that day: only a person knows whether it is the same. */
export function SameDayQuestion({ problem, onAnother, onClose }: Props) {
  const { t, format } = useText()
  const router = useRouter()
  const existing = existingIn(problem)
  const [first] = existing
  return (
    <Dialog
      title={t(text.sameDayTitle)}
      onClose={onClose}
      actions={
        <>
          {first && (
            <Button onClick={() => router.history.push(to.event(first.activityId))}>
              {t(text.itIsTheSame)}
            </Button>
          )}
          <Button kind="primary" onClick={onAnother}>
            {t(text.itIsAnother)}
          </Button>
        </>
      }
    >
      <p>{problem.detail}</p>
      <ul>
        {existing.map(({ activityId, start, topic }) => (
          <li key={activityId} className="small">
            <Shortened>{`${format.start(start)} ${topic}`}</Shortened>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
