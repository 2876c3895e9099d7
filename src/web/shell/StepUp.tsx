import { type FormEvent, useEffect, useState } from "react"
import { deedKey } from "../api/client.ts"
import { problemIn } from "../api/problem.ts"
import { answerStepUpWith } from "../api/step-up.ts"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { ErrorNote } from "../design/ErrorNote.tsx"
import { TextInput } from "../design/TextInput.tsx"
import { languageNow } from "../text/preferences.tsx"
import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

async function stepUp(password: string): Promise<void> {
  const response = await fetch("/api/session/step-up", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Accept-Language": languageNow() === "zh" ? "zh-CN" : "en",
      "Idempotency-Key": deedKey(),
    },
    body: JSON.stringify({ password }),
  })
  if (!response.ok) throw problemIn(response.status, await response.json().catch(() => null))
}

/** Asks for the password once more when the server wants it for a deed; the deed then goes on by itself. */
export function StepUp() {
  const [asked, setAsked] = useState<((given: boolean) => void) | undefined>(undefined)
  useEffect(() => answerStepUpWith(() => new Promise((resolve) => setAsked(() => resolve))), [])
  if (!asked) return null
  const end = (given: boolean) => {
    asked(given)
    setAsked(undefined)
  }
  return <StepUpDialog onEnd={end} />
}

function StepUpDialog({ onEnd }: { readonly onEnd: (given: boolean) => void }) {
  const { t } = useText()
  const [password, setPassword] = useState("")
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await stepUp(password)
      onEnd(true)
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
    }
  }
  return (
    <Dialog title={t(text.stepUp)} onClose={() => onEnd(false)}>
      <form onSubmit={submit} className="form">
        <p>{t(text.stepUpWhy)}</p>
        <TextInput
          label={t(text.password)}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
        />
        {error !== undefined && <ErrorNote error={error} />}
        <div className="dialog-actions">
          <Button onClick={() => onEnd(false)}>{t(text.cancel)}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t(text.confirm)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
