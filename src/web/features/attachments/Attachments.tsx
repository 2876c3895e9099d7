import { useQueryClient } from "@tanstack/react-query"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { AddFiles } from "./AddFiles.tsx"
import { AttachmentLine } from "./AttachmentLine.tsx"
import { SendingLine } from "./SendingLine.tsx"
import { sendFiles, useSending } from "./sending.ts"
import { text } from "./text.ts"
import { UnfinishedLine } from "./UnfinishedLine.tsx"
import "./attachments.css"

interface Props {
  readonly activityId: number
  /** Null where they are closed to the reader. */
  readonly attachments: Answer<"GET /events/{activityId}">["attachments"]
  /** The sitting has other items, which share them. */
  readonly shared: boolean
  /** The record is closed: nothing is added or taken out until it is opened again. */
  readonly closed: boolean
}

/** Photographs and documents of a sitting: to be saved, added and taken out. */
export function Attachments({ activityId, attachments, shared, closed }: Props) {
  const { t } = useText()
  const queries = useQueryClient()
  const sending = useSending(activityId)
  if (!attachments) return null
  const { items, uploads, room } = attachments
  if (items.length === 0 && (closed || !room)) return null
  const send = (files: readonly File[]) =>
    sendFiles(activityId, files, () => void queries.invalidateQueries({ queryKey: ["event"] }))
  const isSending = (name: string, bytes: number) =>
    sending.some((one) => one.name === name && one.bytes === bytes)
  return (
    <Sheet
      title={t(shared ? text.titleOfSitting : text.title)}
      {...(items.length === 0 ? { className: "no-print" } : {})}
    >
      {items.length + sending.length + uploads.length === 0 && <p className="small">{t(text.none)}</p>}
      <ul className="attachments">
        {items.map((item) => (
          <AttachmentLine key={item.attachmentId} item={closed ? { ...item, removable: false } : item} />
        ))}
        {sending.map((one) => (
          <SendingLine key={one.key} sending={one} />
        ))}
        {uploads
          .filter(({ name, bytes }) => !isSending(name, bytes))
          .map((upload) => (
            <UnfinishedLine key={upload.uploadId} upload={upload} />
          ))}
      </ul>
      {room && !closed && <AddFiles room={room} onChoose={send} />}
    </Sheet>
  )
}
