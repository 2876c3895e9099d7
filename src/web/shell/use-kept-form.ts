import { faultAt } from "../api/problem.ts"
import { type ActionHeaders, useAction } from "../api/use-action.ts"
import { useToast } from "../design/Toast.tsx"
import type { Text } from "../text/text.ts"
import { useText } from "../text/use-text.ts"
import { useDraft } from "./use-draft.ts"

interface Form<Fields extends object, Kept> {
  /** Under which what is typed is kept. */
  readonly name: string
  readonly begin: () => Fields
  readonly send: (typed: Fields, action: ActionHeaders) => Promise<Kept>
  /** What is said once it is kept. */
  readonly said: Text | ((kept: Kept) => Text)
  readonly onClose: () => void
}

/** A small form in a dialog: what is typed survives leaving it, is sent once, and each fault stands at its field. */
export function useKeptForm<Fields extends object, Kept = unknown>(form: Form<Fields, Kept>) {
  const { name, begin, send, said, onClose } = form
  const { t } = useText()
  const tell = useToast()
  const draft = useDraft<Fields>(name, begin)
  const close = () => {
    draft.finish()
    onClose()
  }
  const save = useAction({
    run: send,
    onDone: (kept) => {
      tell({ text: t(typeof said === "function" ? said(kept) : said) })
      close()
    },
  })
  return {
    typed: draft.value,
    set: draft.set,
    faultOf: (field: string) => faultAt(save.error, `/${field}`),
    /** For the dialog that holds it. */
    dialog: {
      busy: save.isPending,
      error: save.error,
      draft,
      onDo: () => save.mutate(draft.value),
      onClose: close,
    },
  }
}
