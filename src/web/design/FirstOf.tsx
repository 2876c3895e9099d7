import type { ReactNode } from "react"
import { usePreferences } from "../text/preferences.tsx"
import { useText } from "../text/use-text.ts"
import { Fold } from "./Fold.tsx"
import { text } from "./text.ts"
import { useNarrow } from "./use-narrow.ts"

/** Things that are named one by one where something waits; fewer where each takes much room: large letters, a phone. */
const namedAtOnce = 6
const namedInElder = 3
const namedOnPhone = 2

interface Props<T> {
  readonly items: readonly T[]
  /** How some of them are shown. */
  readonly children: (items: readonly T[]) => ReactNode
  /** How the rest is shown, where that is otherwise. */
  readonly rest?: (items: readonly T[]) => ReactNode
  /** What the rest is called. */
  readonly summary?: (count: number) => string
}

/** The first of what waits for somebody, and the rest folded: a home shows below it what else it has. */
export function FirstOf<T>({ items, children, rest = children, summary }: Props<T>) {
  const { t } = useText()
  const { elder } = usePreferences()
  const narrow = useNarrow()
  const atOnce = narrow ? namedOnPhone : elder ? namedInElder : namedAtOnce
  const others = items.slice(atOnce)
  return (
    <>
      {children(items.slice(0, atOnce))}
      {others.length > 0 && (
        <Fold summary={summary?.(others.length) ?? t(text.moreWait(others.length))}>{rest(others)}</Fold>
      )}
    </>
  )
}
