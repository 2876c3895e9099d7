import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useDeed } from "../../api/use-deed.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { AlonePage } from "./AlonePage.tsx"
import { text } from "./text.ts"

interface Props {
  readonly provider: boolean
  /** Where one wants to go afterwards. */
  readonly to: string
}

/** Login and password; who is in is asked anew after it, as after every deed. */
export function PasswordStep({ provider, to }: Props) {
  const { t } = useText()
  const [login, setLogin] = useState("")
  const [password, setPassword] = useState("")
  const signIn = useDeed({
    run: (body: { login: string; password: string }) => ask(api.POST("/api/session", { body })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ login, password })
  }
  return (
    <AlonePage title={t(text.signInTitle)} note={t(text.welcome)}>
      <form className="form" onSubmit={submit}>
        <TextInput
          label={t(text.login)}
          hint={t(text.loginHint)}
          required
          value={login}
          onChange={setLogin}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextInput
          label={t(text.password)}
          required
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        {signIn.error && <ErrorNote error={signIn.error} />}
        <Button kind="primary" type="submit" busy={signIn.isPending}>
          {t(text.signIn)}
        </Button>
        {provider && (
          <a className="button" href={`/api/oidc/start?to=${encodeURIComponent(to)}`}>
            {t(text.provider)}
          </a>
        )}
        <p className="small">{t(text.forgotten)}</p>
        <Anchor href="/activate">{t(text.haveCode)}</Anchor>
      </form>
    </AlonePage>
  )
}
