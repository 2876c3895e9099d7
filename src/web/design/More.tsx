import { useText } from "../text/use-text.ts"
import { Button } from "./Button.tsx"
import { printAll, useGathered } from "./print-all.ts"
import { text } from "./text.ts"

interface Props {
  /** How many are listed already. */
  readonly shown: number
  readonly hasMore: boolean
  readonly busy?: boolean
  readonly onMore: () => void
}

/** The foot of a list that goes on: how many are shown, the next ones, and all of them on paper. */
export function More({ shown, hasMore, busy = false, onMore }: Props) {
  const { t } = useText()
  useGathered({ shown, hasMore, busy, onMore })
  return (
    <div className="more">
      <p className="small" role="status">
        {t(text.shown(shown))}
      </p>
      {hasMore && (
        <>
          <Button busy={busy} onClick={onMore}>
            {t(text.more)}
          </Button>
          <Button kind="quiet" className="not-elder" onClick={printAll}>
            {t(text.printAll)}
          </Button>
          <p className="small print-only">{t(text.printedPart(shown))}</p>
        </>
      )}
    </div>
  )
}
