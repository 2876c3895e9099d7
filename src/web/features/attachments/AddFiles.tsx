import { useId, useRef } from "react"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { attachmentKinds, attachmentLimits } from "../../../domain/events/attachments.ts"
import { Button } from "../../design/Button.tsx"
import { useText } from "../../text/use-text.ts"
import { sizeInWords } from "./size-in-words.ts"
import { text } from "./text.ts"

interface Props {
  readonly room: NonNullable<NonNullable<Answer<"GET /events/{activityId}">["attachments"]>["room"]>
  readonly onChoose: (files: readonly File[]) => void
}

/** What a phone offers for it: the camera, its pictures, its files. */
const accepted = Object.values(attachmentKinds)
  .flatMap(({ media, endings }) => [media, ...endings.map((ending) => `.${ending}`)])
  .join(",")

/** Chooses files to attach, with what may be chosen and what must not. */
export function AddFiles({ room, onChoose }: Props) {
  const { t, format } = useText()
  const id = useId()
  const chooser = useRef<HTMLInputElement>(null)
  if (room.files === 0) return <p className="small no-print">{t(text.full)}</p>
  const most = t(sizeInWords(attachmentLimits.fileBytes, format))
  return (
    <div className="no-print stack">
      <p className="attachments-secret">
        <strong>{t(text.nothingSecret)}</strong> {t(text.nothingSecretNote)}
      </p>
      <p className="small" id={id}>
        {t(text.addHint(most, t(sizeInWords(room.bytes, format)), room.year))}
      </p>
      <div>
        <Button aria-describedby={id} onClick={() => chooser.current?.click()}>
          {t(text.add)}
        </Button>
      </div>
      <input
        ref={chooser}
        hidden
        type="file"
        multiple
        accept={accepted}
        onChange={({ target }) => {
          onChoose([...(target.files ?? [])])
          // The same file may be chosen again, to go on with it.
          target.value = ""
        }}
      />
    </div>
  )
}
