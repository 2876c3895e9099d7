import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useDeed } from "../../api/use-deed.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { AlonePage } from "./AlonePage.tsx"
import { FactorPicture } from "./FactorPicture.tsx"
import { RecoveryCodes } from "./RecoveryCodes.tsx"
import { text } from "./text.ts"

/** Sets up a second factor: a picture to scan, the first code of it, and recovery codes to keep. */
export function SetSecondFactor() {
  const { t } = useText()
  const queries = useQueryClient()
  const [code, setCode] = useState("")
  const [kept, setKept] = useState<readonly string[] | undefined>(undefined)
  const offer = useDeed({ run: () => ask(api.POST("/api/me/second-factor")) })
  // Not a deed: asking anew who is in would lead on before the recovery codes have been seen.
  const confirm = useMutation({
    mutationFn: (body: { code: string }) => ask(api.POST("/api/me/second-factor/confirm", { body })),
    onSuccess: ({ codes }) => setKept(codes),
  })
  if (kept) return <RecoveryCodes codes={kept} onKept={() => void queries.invalidateQueries()} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ code })
  }
  return (
    <AlonePage title={t(text.factorTitle)} note={t(text.factorWhy)}>
      {offer.data === undefined ? (
        <div className="form">
          {offer.error && <ErrorNote error={offer.error} />}
          <Button kind="primary" busy={offer.isPending} onClick={() => offer.mutate()}>
            {t(text.begin)}
          </Button>
        </div>
      ) : (
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
      )}
    </AlonePage>
  )
}
