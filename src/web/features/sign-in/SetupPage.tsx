import { useQueryClient } from "@tanstack/react-query"
import { useRouter } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Slips } from "../../design/Slips.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { to } from "../../paths.ts"
import { arrivalQuery } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { AlonePage } from "./AlonePage.tsx"
import { isSame, NewPassword, nothingChosen } from "./NewPassword.tsx"
import { text } from "./text.ts"
import "./sign-in.css"

interface Who {
  readonly login: string
  readonly name: string
}
const nobody: Who = { login: "", name: "" }

interface Setup extends Who {
  readonly token: string
  readonly password: string
  readonly security: Who
  readonly audit: Who
}

/** The first start: the three administrators. The link's secret stays behind the #, where no server sees it. */
export function SetupPage() {
  const { t } = useText()
  const [token] = useState(() => window.location.hash.slice(1))
  const setUp = useAction({ run: (body: Setup) => ask(api.POST("/api/setup", { body })) })
  if (token === "") {
    return (
      <AlonePage title={t(text.setupTitle)} note={t(text.noLink)}>
        <Anchor href={to.signIn()}>{t(text.backToSignIn)}</Anchor>
      </AlonePage>
    )
  }
  if (setUp.data) return <Done slips={setUp.data.slips} />
  return (
    <AlonePage title={t(text.setupTitle)} note={t(text.setupWhy)}>
      <SetupForm
        busy={setUp.isPending}
        error={setUp.error}
        onSubmit={(wish) => setUp.mutate({ token, ...wish })}
      />
    </AlonePage>
  )
}

function Done({ slips }: { readonly slips: Parameters<typeof Slips>[0]["slips"] }) {
  const { t } = useText()
  const router = useRouter()
  const queries = useQueryClient()
  const goOn = async () => {
    await queries.invalidateQueries({ queryKey: arrivalQuery.queryKey })
    router.history.push(to.signIn())
  }
  return (
    <AlonePage title={t(text.slipsTitle)} note={t(text.slipsWhy)}>
      <Slips slips={slips} />
      <div className="actions no-print">
        <Button onClick={() => window.print()}>{t(text.print)}</Button>
        <Button kind="primary" onClick={() => void goOn()}>
          {t(text.goOn)}
        </Button>
      </div>
    </AlonePage>
  )
}

interface FormProps {
  readonly busy: boolean
  readonly error: unknown
  readonly onSubmit: (wish: Omit<Setup, "token">) => void
}

function SetupForm({ busy, error, onSubmit }: FormProps) {
  const { t } = useText()
  const [own, setOwn] = useState(nobody)
  const [security, setSecurity] = useState(nobody)
  const [audit, setAudit] = useState(nobody)
  const [chosen, setChosen] = useState(nothingChosen)
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isSame(chosen)) onSubmit({ ...own, password: chosen.next, security, audit })
  }
  return (
    <form className="form" onSubmit={submit}>
      <fieldset className="form plain-set">
        <legend className="label">{t(text.you)}</legend>
        <WhoFields value={own} onChange={setOwn} />
        <NewPassword value={chosen} onChange={setChosen} tried={tried} />
      </fieldset>
      <fieldset className="form plain-set">
        <legend className="label">{t(text.security)}</legend>
        <WhoFields value={security} onChange={setSecurity} />
      </fieldset>
      <fieldset className="form plain-set">
        <legend className="label">{t(text.audit)}</legend>
        <WhoFields value={audit} onChange={setAudit} />
      </fieldset>
      {error ? <ErrorNote error={error} /> : null}
      <Button kind="primary" type="submit" busy={busy}>
        {t(text.setUp)}
      </Button>
    </form>
  )
}

function WhoFields({ value, onChange }: { readonly value: Who; readonly onChange: (value: Who) => void }) {
  const { t } = useText()
  return (
    <div className="form-row">
      <TextInput
        label={t(text.name)}
        required
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        autoComplete="off"
      />
      <TextInput
        label={t(text.login)}
        required
        value={value.login}
        onChange={(login) => onChange({ ...value, login })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </div>
  )
}
