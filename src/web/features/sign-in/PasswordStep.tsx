import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { AlonePage } from "./AlonePage.tsx"
import { text } from "./text.ts"

interface Props {
  readonly provider: boolean
  /** Why the identity provider did not let one in, as a code. */
  readonly trouble: string | undefined
}

/** Login and password; who is in is asked anew after it, as after every action. */
export function PasswordStep({ provider, trouble }: Props) {
  const { t } = useText()
  const [login, setLogin] = useState("")
  const [password, setPassword] = useState("")
  const signIn = useAction({
    run: (body: { login: string; password: string }) => ask(api.POST("/api/session", { body })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ login, password })
  }
  return (
    <AlonePage title={t(text.signInTitle)} note={t(text.welcome)}>
      <form className="form" onSubmit={submit}>
        {trouble !== undefined && (
          <p className="error-note" role="alert">
            {t(trouble === "provider-unreachable" ? text.providerUnreachable : text.providerRefused)}
          </p>
        )}
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
          <a className="button" href="/api/session/provider">
            {t(text.provider)}
          </a>
        )}
        <p className="small">{t(text.forgotten)}</p>
        <Anchor href="/activate">{t(text.haveCode)}</Anchor>
      </form>
    </AlonePage>
  )
}
