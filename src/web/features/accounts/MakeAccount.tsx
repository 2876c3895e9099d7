import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { CodeDialog } from "./CodeDialog.tsx"
import { text } from "./text.ts"

/** The name under which it keeps what is typed. */
export const accountDraft = "account new"

/** An account for somebody who is in no roster, such as an administrator. */
export function MakeAccount({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const typed = useDraft(accountDraft, () => ({ name: "", login: "" }))
  const { name, login } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const make = useAction({
    run: (body: { login: string; name: string }, action) =>
      ask(api.POST("/api/accounts", { body, ...action })),
    onDone: typed.finish,
  })
  if (make.data) return <CodeDialog slip={make.data} onClose={onClose} />
  return (
    <FormDialog
      title={t(text.makeOne)}
      action={t(text.make)}
      busy={make.isPending}
      error={make.error}
      draft={typed}
      onDo={() => make.mutate({ login, name })}
      onClose={close}
    >
      <TextInput label={t(text.name)} required value={name} onChange={(name) => typed.set({ name })} />
      <TextInput
        label={t(text.login)}
        required
        value={login}
        onChange={(login) => typed.set({ login })}
        autoCapitalize="none"
      />
    </FormDialog>
  )
}
