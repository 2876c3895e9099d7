import { useState } from "react"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { sizeInWords } from "./size-in-words.ts"
import { text } from "./text.ts"

type Item = NonNullable<Answer<"GET /events/{activityId}">["attachments"]>["items"][number]

/** One attachment: a link that saves it, and the way to take it out. */
export function AttachmentLine({ item }: { readonly item: Item }) {
  const { t, format } = useText()
  const [asking, setAsking] = useState(false)
  const { attachmentId, name, bytes, addedAt, addedBy, removable } = item
  const size = t(sizeInWords(bytes, format))
  const when = format.fullDay(addedAt.slice(0, 10))
  return (
    <li>
      <div className="attachments-name">
        <a href={`/api/attachments/${attachmentId}/content`} download={name}>
          {name}
        </a>
        <p className="small">
          {t(addedBy === null ? text.facts(size, when) : text.factsBy(size, when, addedBy))}
        </p>
      </div>
      {removable && (
        <Button
          kind="quiet"
          className="no-print"
          aria-label={t(text.removeOf(name))}
          onClick={() => setAsking(true)}
        >
          {t(text.remove)}
        </Button>
      )}
      {asking && <RemoveDialog item={item} onClose={() => setAsking(false)} />}
    </li>
  )
}

function RemoveDialog({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const { t } = useText()
  const tell = useToast()
  const { attachmentId, name } = item
  const remove = useAction({
    run: (attachmentId: number, action) =>
      ask(api.DELETE("/api/attachments/{attachmentId}", { params: { path: { attachmentId } }, ...action })),
    onDone: () => {
      onClose()
      tell({ text: t(text.removed) })
    },
  })
  return (
    <FormDialog
      title={t(text.removeTitle)}
      action={t(text.remove)}
      danger
      busy={remove.isPending}
      error={remove.error}
      onDo={() => remove.mutate(attachmentId)}
      onClose={onClose}
    >
      <p>{t(text.removeNote(name))}</p>
    </FormDialog>
  )
}
