import { useText } from "../text/use-text.ts"
import { Button } from "./Button.tsx"
import { text } from "./text.ts"

interface Props {
  /** How many are listed already. */
  readonly shown: number
  readonly hasMore: boolean
  readonly busy?: boolean
  readonly onMore: () => void
}

/** The foot of a list that goes on: how many are shown, and the next ones. */
export function More({ shown, hasMore, busy, onMore }: Props) {
  const { t } = useText()
  return (
    <div className="more">
      <p className="small" role="status">
        {t(text.shown(shown))}
      </p>
      {hasMore && (
        <Button busy={busy ?? false} onClick={onMore}>
          {t(text.more)}
        </Button>
      )}
    </div>
  )
}
