import { useState } from "react"
import type { Training } from "../../../contract/training.ts"
import { api, ask } from "../../api/client.ts"
import { AskedButton } from "../../design/AskedButton.tsx"
import { Button } from "../../design/Button.tsx"
import { useSentenceOf } from "../../design/ErrorNote.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { EditTraining, editName } from "./EditTraining.tsx"
import { text } from "./text.ts"
import { useDecision } from "./use-decision.ts"
import { type WordDeed, WordDialog, wordName } from "./WordDialog.tsx"

interface Props {
  readonly training: Training
  /** Once it is withdrawn there is nothing left to look at. */
  readonly onGone?: () => void
}

/** The deed whose word is being typed still: its dialog opens again by itself. */
function useBegunWord({ trainingId, can }: Training): WordDeed | undefined {
  const returns = useHasDraft(wordName(trainingId, "return"))
  const asks = useHasDraft(wordName(trainingId, "ask"))
  const takesBack = useHasDraft(wordName(trainingId, "take-back"))
  if (returns && can.includes("decide")) return "return"
  if (asks && can.includes("decide")) return "ask"
  return takesBack && can.includes("take-back") ? "take-back" : undefined
}

/** What the reader may do with a training: recognise it in one press, return it, ask, take it back, change it, withdraw it. */
export function TrainingDeeds({ training, onGone }: Props) {
  const { t } = useText()
  const tell = useToast()
  const sentenceOf = useSentenceOf()
  const [word, setWord] = useState(useBegunWord(training))
  const [editing, setEditing] = useState(
    useHasDraft(editName(training.trainingId)) && training.can.includes("change"),
  )
  const { can, trainingId, name, member, state, question, answer } = training
  const onRefused = (error: Error) => tell({ text: sentenceOf(error) })
  const recognise = useDecision(training, { onDone: () => tell({ text: t(text.recognised) }), onRefused })
  const about = (deed: string) => `${deed}: ${member.name} ${name}`
  const button = (deed: WordDeed, label: string, quiet = false) => (
    <Button {...(quiet ? { kind: "quiet" } : {})} onClick={() => setWord(deed)} aria-label={about(label)}>
      {label}
    </Button>
  )
  const asked = question !== null && answer === null
  const edit = t(state === "returned" ? text.sendAgain : asked ? text.answerIt : text.change)
  const decides = can.includes("decide")
  return (
    <div className="actions no-print">
      {decides && (
        <Button
          kind="primary"
          busy={recognise.isPending}
          onClick={() => recognise.mutate({ deed: "recognise" })}
          aria-label={about(t(text.recognise))}
        >
          {t(text.recognise)}
        </Button>
      )}
      {decides && button("ask", t(text.ask))}
      {decides && button("return", t(text.giveBack))}
      {!decides && can.includes("change") && (
        <Button onClick={() => setEditing(true)} aria-label={about(edit)}>
          {edit}
        </Button>
      )}
      {!decides && can.includes("withdraw") && (
        <AskedButton
          quiet
          label={t(text.withdraw)}
          about={`${member.name} ${name}`}
          title={t(text.withdrawTitle)}
          says={t(text.withdrawSays(name))}
          run={(action) =>
            ask(api.DELETE("/api/training/{trainingId}", { params: { path: { trainingId } }, ...action }))
          }
          onDone={() => {
            tell({ text: t(text.withdrawn) })
            onGone?.()
          }}
        />
      )}
      {can.includes("take-back") && button("take-back", t(text.takeBack), true)}
      {word !== undefined && (
        <WordDialog training={training} deed={word} onClose={() => setWord(undefined)} />
      )}
      {editing && <EditTraining training={training} onClose={() => setEditing(false)} />}
    </div>
  )
}
