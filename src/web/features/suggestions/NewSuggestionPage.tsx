import { useRouter, useSearch } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
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
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** One suggestion, with the page it is about. */
export function NewSuggestionPage() {
  const { t } = useText()
  const tell = useToast()
  const router = useRouter()
  const { from } = useSearch({ from: "/suggestions/new" })
  const page = (ownPath(from).split(/[?#]/)[0] ?? "/").slice(0, 200)
  const [body, setBody] = useState("")
  const send = useAction({
    run: (input: { page: string; body: string }, action) =>
      ask(api.POST("/api/suggestions", { body: input, ...action })),
    onDone: () => {
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
            onChange={setBody}
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
