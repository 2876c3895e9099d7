import { useText } from "../text/use-text.ts"
import { Button } from "./Button.tsx"
import { text } from "./text.ts"

/** Says that what stands here was typed before the page was left, with the way to begin again. */
export function Resumed({ onAnew }: { readonly onAnew: () => void }) {
  const { t } = useText()
  return (
    <div className="row between">
      <p className="small">{t(text.draftStored)}</p>
      <Button kind="quiet" onClick={onAnew}>
        {t(text.startAnew)}
      </Button>
    </div>
  )
}
