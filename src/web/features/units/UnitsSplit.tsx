import type { ReactNode } from "react"
import { useCan } from "../../shell/session.ts"
import { usePreferences } from "../../text/preferences.tsx"
import { UnitFinder } from "./UnitFinder.tsx"
import { useRoomy } from "./use-roomy.ts"
import "./units.css"

interface Props {
  readonly here?: number
  readonly above?: readonly number[]
  readonly children: ReactNode
}

/** On a wide screen the tree stands beside the page, for whoever has more than a branch to look at. */
export function UnitsSplit({ here, above, children }: Props) {
  const split = useSplit()
  // The page keeps its place whether or not the tree is there, so that nothing half written is lost by a turned screen.
  return (
    <div className={split ? "units-split" : undefined}>
      {split && (
        <aside className="units-side no-print">
          <UnitFinder here={here} above={above ?? []} narrow />
        </aside>
      )}
      <div>{children}</div>
    </div>
  )
}

/** Whether the tree stands beside the page. */
export function useSplit(): boolean {
  const roomy = useRoomy()
  const { elder } = usePreferences()
  const board = useCan("board.read")
  const accounts = useCan("settings.read")
  return roomy && !elder && (board || accounts)
}
