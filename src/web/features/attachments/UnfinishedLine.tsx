import type { Answer } from "../../../contract/endpoints/index.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { useText } from "../../text/use-text.ts"
import { shareOf } from "./size-in-words.ts"
import { text } from "./text.ts"

type Upload = NonNullable<Answer<"GET /events/{activityId}">["attachments"]>["uploads"][number]

/** A file that an earlier page began to send: the browser no longer has it, the server has what has come. */
export function UnfinishedLine({ upload }: { readonly upload: Upload }) {
  const { t, format } = useText()
  const { uploadId, name, bytes, received } = upload
  const drop = useAction({
    run: (uploadId: number, action) =>
      ask(api.DELETE("/api/attachments/uploads/{uploadId}", { params: { path: { uploadId } }, ...action })),
  })
  return (
    <li className="no-print">
      <div className="attachments-name">
        <p>{name}</p>
        <p className="small">{t(text.unfinished(shareOf(received, bytes, format)))}</p>
        {drop.error && <ErrorNote error={drop.error} />}
      </div>
      <Button kind="quiet" busy={drop.isPending} onClick={() => drop.mutate(uploadId)}>
        {t(text.drop)}
      </Button>
    </li>
  )
}
