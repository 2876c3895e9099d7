import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

/** Where lines will be in a moment. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const { t } = useText()
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{t(text.loading)}</span>
      {Array.from({ length: lines }, (_, index) => (
        // The lines are all alike and never change places.
        <span key={String(index)} className={`bone bone-${index % 3}`} aria-hidden="true" />
      ))}
    </div>
  )
}
