import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { AlonePage } from "./AlonePage.tsx"
import { FactorPicture } from "./FactorPicture.tsx"
import { RecoveryCodes } from "./RecoveryCodes.tsx"
import { text } from "./text.ts"

/** A second factor that has to be set up before anything else. */
export function SetSecondFactor() {
  const { t } = useText()
  const queries = useQueryClient()
  const [codes, setCodes] = useState<readonly string[] | undefined>(undefined)
  if (codes) {
    return (
      <AlonePage title={t(text.recoveryTitle)} note={t(text.recoveryWhy)}>
        <RecoveryCodes codes={codes} onKept={() => void queries.invalidateQueries()} />
      </AlonePage>
    )
  }
  return (
    <AlonePage title={t(text.factorTitle)} note={t(text.factorWhy)}>
      <SecondFactorForm onSet={setCodes} />
    </AlonePage>
  )
}

interface Props {
  /** Gets the recovery codes, which nobody sees again. */
  readonly onSet: (codes: readonly string[]) => void
}

/** A picture to scan, and the first code of it. */
export function SecondFactorForm({ onSet }: Props) {
  const { t } = useText()
  const [code, setCode] = useState("")
  const offer = useAction({ run: () => ask(api.POST("/api/me/second-factor")) })
  // Not an action: asking anew who is in would lead on before the recovery codes have been seen.
  const confirm = useMutation({
    mutationFn: (body: { code: string }) => ask(api.POST("/api/me/second-factor/confirm", { body })),
    onSuccess: ({ codes }) => onSet(codes),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ code })
  }
  if (offer.data === undefined) {
    return (
      <div className="form">
        {offer.error && <ErrorNote error={offer.error} />}
        <Button kind="primary" busy={offer.isPending} onClick={() => offer.mutate()}>
          {t(text.begin)}
        </Button>
      </div>
    )
  }
  return (
    <form className="form" onSubmit={submit}>
      <FactorPicture address={offer.data.address} />
      <p className="small">
        {t(text.byHand)}
        <code>{offer.data.secret}</code>
      </p>
      <TextInput
        label={t(text.code)}
        required
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
      />
      {confirm.error && <ErrorNote error={confirm.error} />}
      <Button kind="primary" type="submit" busy={confirm.isPending}>
        {t(text.confirm)}
      </Button>
    </form>
  )
}
