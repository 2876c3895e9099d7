import { useQuery } from "@tanstack/react-query"
import { FirstOf } from "../../design/FirstOf.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { TrainingRows } from "./TrainingRows.tsx"
import { text } from "./text.ts"
import { waitingTrainingQuery } from "./training-api.ts"

/** Training that waits for the reader, on their home; nothing where none does. */
export function TrainingToRecognise() {
  const { t } = useText()
  const waiting = useQuery(waitingTrainingQuery)
  if (!waiting.data || waiting.data.items.length === 0) return null
  return (
    <Sheet title={t(text.toRecognise)}>
      <FirstOf items={waiting.data.items}>{(trainings) => <TrainingRows trainings={trainings} />}</FirstOf>
      {waiting.data.more && <p className="small">{t(text.more)}</p>}
    </Sheet>
  )
}
