import { useQuery } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { digestHours } from "../../../contract/notice-words.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { AskedButton } from "../../design/AskedButton.tsx"
import { Button } from "../../design/Button.tsx"
import { Checkbox } from "../../design/Checkbox.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { useText } from "../../text/use-text.ts"
import { mailText as text } from "./mail-text.ts"

const fetchMail = () => ask(api.GET("/api/me/mail"))
type Mail = Awaited<ReturnType<typeof fetchMail>>

/** Where and when one wants mail. */
export function MailSheet() {
  const { t } = useText()
  const mail = useQuery({ queryKey: ["me", "mail"], queryFn: fetchMail })
  return (
    <Sheet title={t(text.title)} className="no-print">
      <Loaded query={mail}>{(now) => <Shown mail={now} />}</Loaded>
    </Sheet>
  )
}

function Shown({ mail }: { readonly mail: Mail }) {
  const { t } = useText()
  const tell = useToast()
  const [entering, setEntering] = useState(false)
  if (!mail.possible && mail.address === null) return <p>{t(text.impossible)}</p>
  return (
    <>
      <p className="small">{t(text.what)}</p>
      <Lines items={[{ name: t(text.address), value: mail.address ?? t(text.none) }]} />
      <div className="actions">
        {mail.possible && (
          <Button onClick={() => setEntering(true)}>
            {t(mail.address === null ? text.enter : text.change)}
          </Button>
        )}
        {mail.address !== null && (
          <AskedButton
            quiet
            label={t(text.remove)}
            title={t(text.removeTitle)}
            says={t(text.removeSays)}
            run={(action) => ask(api.DELETE("/api/me/mail/address", action))}
            onDone={() => tell({ text: t(text.removed) })}
          />
        )}
      </div>
      {mail.wanted !== null && <ConfirmAddress wanted={mail.wanted} />}
      {mail.address !== null && <DigestWish mail={mail} />}
      {entering && <EnterAddress onClose={() => setEntering(false)} />}
    </>
  )
}

/** The address is not kept while it is typed: it is short, and nobody else's business. */
function EnterAddress({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [address, setAddress] = useState("")
  const enter = useAction({
    run: (wanted: string, action) =>
      ask(api.POST("/api/me/mail/address", { body: { address: wanted }, ...action })),
    onDone: onClose,
  })
  return (
    <FormDialog
      title={t(text.enter)}
      action={t(text.sendCode)}
      busy={enter.isPending}
      error={enter.error}
      onDo={() => enter.mutate(address.trim())}
      onClose={onClose}
    >
      <TextInput
        label={t(text.address)}
        hint={t(text.addressHint)}
        type="email"
        autoComplete="email"
        required
        maxLength={200}
        value={address}
        onChange={setAddress}
        error={faultAt(enter.error, "/address")}
      />
    </FormDialog>
  )
}

function ConfirmAddress({ wanted }: { readonly wanted: string }) {
  const { t } = useText()
  const tell = useToast()
  const [code, setCode] = useState("")
  const confirm = useAction({
    run: (shown: string, action) =>
      ask(api.POST("/api/me/mail/address/confirm", { body: { code: shown }, ...action })),
    onDone: () => tell({ text: t(text.confirmed) }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate(code.trim())
  }
  return (
    <form className="form" onSubmit={submit}>
      <p role="status">{t(text.codeSent(wanted))}</p>
      <TextInput
        label={t(text.code)}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={8}
        value={code}
        onChange={setCode}
        error={faultAt(confirm.error, "/code")}
      />
      {confirm.error && <ErrorNote error={confirm.error} />}
      <div className="actions">
        <Button kind="primary" type="submit" busy={confirm.isPending}>
          {t(text.confirm)}
        </Button>
      </div>
    </form>
  )
}

type Wish = Pick<Mail, "digestAt" | "onDaysOff">

/** Chosen at once, as the look of the pages is. */
function DigestWish({ mail: { digestAt, onDaysOff } }: { readonly mail: Mail }) {
  const { t } = useText()
  const tell = useToast()
  const refuse = useRefused()
  const [wish, setWish] = useState<Wish>({ digestAt, onDaysOff })
  const choose = useAction({
    onRefused: (error) => {
      setWish({ digestAt, onDaysOff })
      refuse(error)
    },
    run: (wanted: Wish, action) => ask(api.PUT("/api/me/mail/digest", { body: wanted, ...action })),
    onDone: () => tell({ text: t(text.saved) }),
  })
  const put = (change: Partial<Wish>) => {
    const wanted = { ...wish, ...change }
    setWish(wanted)
    choose.mutate(wanted)
  }
  return (
    <div className="form">
      <Select
        label={t(text.hour)}
        required
        hint={t(text.hourHint)}
        value={wish.digestAt ?? "never"}
        onChange={(chosen) => put({ digestAt: chosen === "never" ? null : chosen })}
        options={[
          ...digestHours.map((hour) => ({ value: hour, label: hour })),
          { value: "never", label: t(text.never) },
        ]}
      />
      {wish.digestAt !== null && (
        <Checkbox
          label={t(text.onDaysOff)}
          checked={wish.onDaysOff}
          onChange={(on) => put({ onDaysOff: on })}
        />
      )}
    </div>
  )
}
