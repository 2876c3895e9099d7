import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { CodeDialog } from "./CodeDialog.tsx"
import { text } from "./text.ts"

/** An account for somebody who is in no roster, such as an administrator. */
export function MakeAccount({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [name, setName] = useState("")
  const [login, setLogin] = useState("")
  const make = useAction({
    run: (body: { login: string; name: string }, action) =>
      ask(api.POST("/api/accounts", { body, ...action })),
  })
  if (make.data) return <CodeDialog slip={make.data} onClose={onClose} />
  return (
    <Dialog
      title={t(text.makeOne)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(text.cancel)}</Button>
          <Button kind="primary" busy={make.isPending} onClick={() => make.mutate({ login, name })}>
            {t(text.make)}
          </Button>
        </>
      }
    >
      <div className="form">
        <TextInput label={t(text.name)} required value={name} onChange={setName} />
        <TextInput label={t(text.login)} required value={login} onChange={setLogin} autoCapitalize="none" />
        {make.error && <ErrorNote error={make.error} />}
      </div>
    </Dialog>
  )
}
