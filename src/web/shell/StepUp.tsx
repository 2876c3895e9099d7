import { type FormEvent, useEffect, useState } from "react"
import { api, ask } from "../api/client.ts"
import { answerStepUpWith, type StepUpFor } from "../api/step-up.ts"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { ErrorNote } from "../design/ErrorNote.tsx"
import { TextInput } from "../design/TextInput.tsx"
import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

interface Asked {
  readonly what: StepUpFor
  readonly answer: (given: boolean) => void
}

/** Asks for the password once more when the server wants it; what was asked for then goes on by itself. */
export function StepUp({ hasCode }: { readonly hasCode: boolean }) {
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  useEffect(() => answerStepUpWith((what) => new Promise((answer) => setAsked({ what, answer }))), [])
  if (!asked) return null
  const end = (given: boolean) => {
    asked.answer(given)
    setAsked(undefined)
  }
  return <StepUpDialog what={asked.what} hasCode={hasCode} onEnd={end} />
}

interface DialogProps {
  readonly what: StepUpFor
  /** Whether a code of the second factor may be given instead. */
  readonly hasCode: boolean
  readonly onEnd: (given: boolean) => void
}

function StepUpDialog({ what, hasCode, onEnd }: DialogProps) {
  const { t } = useText()
  const [secret, setSecret] = useState("")
  const [byCode, setByCode] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      const body = byCode ? { code: secret } : { password: secret }
      await ask(api.POST("/api/session/step-up", { body }))
      onEnd(true)
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
    }
  }
  const other = () => {
    setByCode(!byCode)
    setSecret("")
  }
  return (
    <Dialog title={t(text.stepUp)} onClose={() => onEnd(false)}>
      <form onSubmit={submit} className="form">
        <p>{t(what === "people" ? text.stepUpForPeople : text.stepUpForAction)}</p>
        <TextInput
          key={byCode ? "code" : "password"}
          label={t(byCode ? text.code : text.password)}
          type={byCode ? "text" : "password"}
          inputMode={byCode ? "numeric" : "text"}
          autoComplete={byCode ? "one-time-code" : "current-password"}
          required
          value={secret}
          onChange={setSecret}
        />
        {error !== undefined && <ErrorNote error={error} />}
        <div className="dialog-actions">
          {hasCode && (
            <Button kind="quiet" onClick={other}>
              {t(byCode ? text.byPassword : text.byCode)}
            </Button>
          )}
          <Button onClick={() => onEnd(false)}>{t(text.cancel)}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t(text.confirm)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
