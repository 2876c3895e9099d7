import { Button } from "../../design/Button.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { Slips } from "../../design/Slips.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** What waits for a second person, as the server says it. */
export interface Waits {
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly expiresAt: string
  /** The first half of a code, where one comes of it. */
  readonly half: string | null
}

interface WaitsProps {
  readonly waits: Waits
  readonly onClose: () => void
}

/** Says that a second person has to confirm, and shows the first half of the code, this once. */
export function WaitsDialog({ waits, onClose }: WaitsProps) {
  const { t, format } = useText()
  const { half, expiresAt } = waits
  return (
    <HalfDialog
      title={t(text.waitsTitle)}
      of={waits}
      code={half === null ? null : `${half}-${missing}`}
      onClose={onClose}
    >
      <p>{t(text.waitsNote(format.instant(expiresAt)))}</p>
      {half !== null && <p className="small">{t(text.halfNote)}</p>}
    </HalfDialog>
  )
}

interface SecondHalfProps {
  readonly confirmed: {
    readonly accountId: number
    readonly login: string
    readonly name: string
    readonly half: string
  }
  readonly onClose: () => void
}

/** The second half of a code, shown this once to whoever confirmed. */
export function SecondHalfDialog({ confirmed, onClose }: SecondHalfProps) {
  const { t } = useText()
  return (
    <HalfDialog
      title={t(text.secondHalfTitle)}
      of={confirmed}
      code={`${missing}-${confirmed.half}`}
      onClose={onClose}
    >
      <p className="small">{t(text.secondHalfNote)}</p>
    </HalfDialog>
  )
}

/** The half that somebody else has. */
const missing = "…"

interface HalfProps {
  readonly title: string
  readonly of: { readonly accountId: number; readonly login: string; readonly name: string }
  readonly code: string | null
  readonly onClose: () => void
  readonly children: React.ReactNode
}

function HalfDialog({ title, of: { accountId, login, name }, code, onClose, children }: HalfProps) {
  const { t } = useText()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          {code !== null && <Button onClick={() => window.print()}>{t(text.print)}</Button>}
          <Button kind="primary" onClick={onClose}>
            {t(text.close)}
          </Button>
        </>
      }
    >
      {children}
      {code !== null && <Slips slips={[{ accountId, login, name, unit: null, code }]} />}
    </Dialog>
  )
}
