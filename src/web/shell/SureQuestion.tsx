import type { DoubtCode } from "../../domain/events/doubts.ts"
import { doubtCodes } from "../../domain/events/doubts.ts"
import { type ApiProblem, isProblem } from "../api/problem.ts"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

interface Doubt {
  readonly code: DoubtCode
  readonly sentence: string
}

function doubtsIn({ document: { doubts } }: ApiProblem): Doubt[] {
  if (!Array.isArray(doubts)) return []
  return doubts.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null || !("code" in one) || !("sentence" in one)) return []
    const code = doubtCodes.find((known) => known === one.code)
    return code && typeof one.sentence === "string" ? [{ code, sentence: one.sentence }] : []
  })
}

/** Whether the server asks whether something is so. */
export function isDoubt(error: unknown): error is ApiProblem {
  return isProblem(error, "sure-about-it")
}

interface Props {
  readonly problem: ApiProblem
  /** It is so. */
  readonly onSure: (codes: DoubtCode[]) => void
  readonly onClose: () => void
}

/** Something is seldom meant: only a person knows whether it is so. */
export function SureQuestion({ problem, onSure, onClose }: Props) {
  const { t } = useText()
  const doubts = doubtsIn(problem)
  return (
    <Dialog
      title={t(text.sureTitle)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(text.sureNot)}</Button>
          <Button kind="primary" onClick={() => onSure([...new Set(doubts.map(({ code }) => code))])}>
            {t(text.sureYes)}
          </Button>
        </>
      }
    >
      {doubts.map(({ sentence }) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Dialog>
  )
}
