import { Button } from "../../design/Button.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { type SlipShown, Slips } from "../../design/Slips.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly slip: SlipShown
  /** How many earlier codes no longer work. */
  readonly replaced?: number
  readonly onClose: () => void
}

/** An activation code, shown once. */
export function CodeDialog({ slip, replaced = 0, onClose }: Props) {
  const { t, format } = useText()
  return (
    <Dialog
      title={t(text.codeTitle)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => window.print()}>{t(text.print)}</Button>
          <Button kind="primary" onClick={onClose}>
            {t(text.close)}
          </Button>
        </>
      }
    >
      <p className="small">{t(text.codeNote)}</p>
      {replaced > 0 && <p className="small">{t(text.codeReplaced(format.number(replaced)))}</p>}
      <Slips slips={[slip]} />
    </Dialog>
  )
}
