import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { AlonePage } from "./AlonePage.tsx"
import { text } from "./text.ts"

/** The second step: six digits, or a recovery code. */
export function SecondStep() {
  const { t } = useText()
  const [code, setCode] = useState("")
  const pass = useAction({
    run: (body: { code: string }) => ask(api.POST("/api/session/second-step", { body })),
  })
  const leave = useAction({ run: () => ask(api.DELETE("/api/session")) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    pass.mutate({ code })
  }
  return (
    <AlonePage title={t(text.secondTitle)}>
      <form className="form" onSubmit={submit}>
        <TextInput
          label={t(text.code)}
          hint={t(text.codeHint)}
          required
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          inputMode="numeric"
          spellCheck={false}
        />
        {(pass.error ?? leave.error) && <ErrorNote error={pass.error ?? leave.error} />}
        <Button kind="primary" type="submit" busy={pass.isPending}>
          {t(text.goOn)}
        </Button>
        <Button kind="quiet" busy={leave.isPending} onClick={() => leave.mutate()}>
          {t(text.otherAccount)}
        </Button>
      </form>
    </AlonePage>
  )
}
