import type { Training } from "../../../contract/training.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { faultAt } from "../../api/problem.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDialogDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import { useDecision } from "./use-decision.ts"

/** Deeds that say something with them. */
export type WordDeed = "return" | "ask" | "take-back"

interface Props {
  readonly training: Training
  readonly deed: WordDeed
  readonly onClose: () => void
}

const parts = {
  return: { title: text.returnTitle, action: text.giveBack, word: text.why, done: text.returned },
  ask: { title: text.askTitle, action: text.ask, word: text.question, done: text.askedDone },
  "take-back": { title: text.takeBackTitle, action: text.takeBack, word: text.why, done: text.takenBack },
} as const

/** The name under which it keeps what is typed. */
export const wordName = (trainingId: number, deed: WordDeed) => `training ${trainingId} ${deed}`

/** A training returned, asked about or taken back, with a word to its person. */
export function WordDialog({ training, deed, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const typed = useDialogDraft(wordName(training.trainingId, deed), () => ({ word: "" }), onClose)
  const { word } = typed.value
  const { title, action, word: label, done } = parts[deed]
  const decide = useDecision(training, {
    onDone: () => {
      tell({ text: t(done) })
      typed.close()
    },
  })
  return (
    <FormDialog
      title={t(title(training.name))}
      action={t(action)}
      busy={decide.isPending}
      error={decide.error}
      draft={typed}
      onDo={() => decide.mutate({ deed, word })}
      onClose={typed.close}
    >
      {deed === "take-back" && <p className="small">{t(text.takeBackNote)}</p>}
      <TextArea
        required
        label={t(label)}
        rows={3}
        maxLength={lengths.reason}
        value={word}
        onChange={(said) => typed.set({ word: said })}
        error={faultAt(decide.error, "/word")}
      />
    </FormDialog>
  )
}
