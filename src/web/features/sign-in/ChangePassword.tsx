import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { AlonePage } from "./AlonePage.tsx"
import { isSame, NewPassword, nothingChosen } from "./NewPassword.tsx"
import { text } from "./text.ts"

/** Changes one's own password; every other sign-in of one's own ends with it. */
export function ChangePasswordForm({ onDone }: { readonly onDone?: () => void }) {
  const { t } = useText()
  const [current, setCurrent] = useState("")
  const [chosen, setChosen] = useState(nothingChosen)
  const [tried, setTried] = useState(false)
  const change = useAction({
    run: (body: { current: string; next: string }) => ask(api.PUT("/api/me/password", { body })),
    onDone: () => onDone?.(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isSame(chosen)) change.mutate({ current, next: chosen.next })
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        label={t(text.current)}
        required
        type="password"
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
      />
      <NewPassword value={chosen} onChange={setChosen} tried={tried} />
      {change.error && <ErrorNote error={change.error} />}
      <Button kind="primary" type="submit" busy={change.isPending}>
        {t(text.change)}
      </Button>
    </form>
  )
}

/** A password that has to be changed before anything else. */
export function ChangePassword() {
  const { t } = useText()
  return (
    <AlonePage title={t(text.changeTitle)} note={t(text.changeWhy)}>
      <ChangePasswordForm />
    </AlonePage>
  )
}
