import { useRouter, useSearch } from "@tanstack/react-router"
import type { FormEvent } from "react"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { useToast } from "../../design/Toast.tsx"
import { ownPath, to } from "../../paths.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** One suggestion, with the page it is about. What is typed stays until it is sent, also when the session ends meanwhile. */
export function NewSuggestionPage() {
  const { t } = useText()
  const tell = useToast()
  const router = useRouter()
  const { from, body: asked = "" } = useSearch({ from: "/suggestions/new" })
  const here = (ownPath(from).split(/[?#]/)[0] ?? "/").slice(0, 200)
  const typed = useDraft("suggestion", () => ({ body: asked, page: here }))
  const { body } = typed.value
  const page = body === "" ? here : typed.value.page
  const send = useAction({
    run: (input: { page: string; body: string }, action) =>
      ask(api.POST("/api/suggestions", { body: input, ...action })),
    onDone: () => {
      typed.finish()
      tell({ text: t(text.sent) })
      router.history.push(to.suggestions())
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ page, body })
  }
  return (
    <div className="stack">
      <PageHead title={t(text.newSuggestionTitle)} note={t(text.newNote)} />
      <Sheet>
        <form className="form" onSubmit={submit}>
          <TextArea
            label={t(text.body)}
            hint={t(text.bodyHint)}
            required
            rows={7}
            maxLength={4000}
            value={body}
            onChange={(said) => typed.set({ body: said, page })}
            error={faultAt(send.error, "/body")}
          />
          {page !== to.home() && <p className="small">{t(text.aboutPage(page))}</p>}
          {send.error && <ErrorNote error={send.error} />}
          <div className="actions">
            <Button kind="primary" type="submit" busy={send.isPending}>
              {t(text.send)}
            </Button>
          </div>
        </form>
      </Sheet>
    </div>
  )
}
