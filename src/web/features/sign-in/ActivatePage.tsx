import { useRouter } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { AlonePage } from "./AlonePage.tsx"
import { isSame, NewPassword, nothingChosen } from "./NewPassword.tsx"
import { text } from "./text.ts"

/** Uses the code of a slip: its owner chooses a password and is signed in. */
export function ActivatePage() {
  const { t } = useText()
  const router = useRouter()
  const [code, setCode] = useState("")
  const [chosen, setChosen] = useState(nothingChosen)
  const [tried, setTried] = useState(false)
  const activate = useAction({
    run: (body: { code: string; password: string }) => ask(api.POST("/api/activation", { body })),
    onDone: () => router.history.push(to.signIn()),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isSame(chosen)) activate.mutate({ code, password: chosen.next })
  }
  return (
    <AlonePage title={t(text.activateTitle)} note={t(text.activateWhy)}>
      <form className="form" onSubmit={submit}>
        <TextInput
          label={t(text.activationCode)}
          required
          value={code}
          onChange={setCode}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <NewPassword value={chosen} onChange={setChosen} tried={tried} />
        {activate.error && <ErrorNote error={activate.error} />}
        <Button kind="primary" type="submit" busy={activate.isPending}>
          {t(text.activate)}
        </Button>
        <Anchor href={to.signIn()}>{t(text.backToSignIn)}</Anchor>
      </form>
    </AlonePage>
  )
}
