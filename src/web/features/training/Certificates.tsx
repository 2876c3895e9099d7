import { useRef } from "react"
import type { Training } from "../../../contract/training.ts"
import { attachmentKinds } from "../../../domain/events/attachments.ts"
import { certificateLimits } from "../../../domain/training/certificates.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { AskedButton } from "../../design/AskedButton.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** What a phone offers for it: the camera, its pictures, its files. */
const accepted = Object.values(attachmentKinds)
  .flatMap(({ media, endings }) => [media, ...endings.map((ending) => `.${ending}`)])
  .join(",")

/** The certificates of a training: saved by a press, added and taken out while it waits. */
export function Certificates({ training }: { readonly training: Training }) {
  const { t } = useText()
  const tell = useToast()
  const chooser = useRef<HTMLInputElement>(null)
  const { trainingId, certificates, can } = training
  const changes = can.includes("change")
  const add = useAction({
    run: (file: File, action) =>
      ask(
        api.POST("/api/training/{trainingId}/certificates", {
          params: { path: { trainingId }, query: { name: file.name } },
          body: file,
          headers: { "Content-Type": "application/octet-stream", ...action.headers },
        }),
      ),
    onDone: () => tell({ text: t(text.certificateAdded) }),
  })
  return (
    <Sheet title={t(text.certificates)}>
      {certificates.length === 0 && <p className="small">{t(text.noCertificates)}</p>}
      <ul className="owe-list">
        {certificates.map(({ certificateId, name }) => (
          <li key={certificateId}>
            <a href={`/api/training/${trainingId}/certificates/${certificateId}`} download={name}>
              {name}
            </a>
            {changes && (
              <AskedButton
                quiet
                label={t(text.removeCertificate)}
                about={name}
                title={t(text.removeCertificateTitle)}
                says={t(text.removeCertificateSays(name))}
                run={(action) =>
                  ask(
                    api.DELETE("/api/training/{trainingId}/certificates/{certificateId}", {
                      params: { path: { trainingId, certificateId } },
                      ...action,
                    }),
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      {changes && certificates.length < certificateLimits.files && (
        <div className="stack no-print">
          <p className="small">{t(text.certificateHint)}</p>
          <div>
            <Button busy={add.isPending} onClick={() => chooser.current?.click()}>
              {t(text.addCertificate)}
            </Button>
          </div>
          <input
            ref={chooser}
            hidden
            type="file"
            accept={accepted}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) add.mutate(file)
              // The same file may be chosen again.
              target.value = ""
            }}
          />
        </div>
      )}
      {add.error && <ErrorNote error={add.error} />}
    </Sheet>
  )
}
