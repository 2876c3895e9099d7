import { Button } from "../../design/Button.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { type SlipShown, Slips } from "../../design/Slips.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** An activation code, shown once. */
export function CodeDialog({ slip, onClose }: { readonly slip: SlipShown; readonly onClose: () => void }) {
  const { t } = useText()
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
      <Slips slips={[slip]} />
    </Dialog>
  )
}
