import { useState } from "react"
import { api } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { AddUnit } from "./AddUnit.tsx"
import { draftNames } from "./draft-names.ts"
import { text } from "./text.ts"
import { UnitFinder } from "./UnitFinder.tsx"
import { UnitsSplit, useSplit } from "./UnitsSplit.tsx"
import { useMayAddTop } from "./use-may-add-top.ts"

/** The tree of units: beside the page on a wide screen, the page itself on a phone. */
export function UnitsPage() {
  const { t } = useText()
  const split = useSplit()
  const mayAddTop = useMayAddTop()
  const [adding, setAdding] = useState(useHasDraft(draftNames.add(undefined)))
  const action = (
    <>
      <SheetButton ask={() => api.GET("/api/sheets/units")} />
      {mayAddTop && (
        <Button kind="primary" onClick={() => setAdding(true)}>
          {t(text.addTop)}
        </Button>
      )}
    </>
  )
  return (
    <UnitsSplit>
      <PageHead title={t(text.unitsTitle)} note={t(text.unitsNote)} action={action} />
      <Sheet>
        {split ? <EmptyState title={t(text.choose)}>{t(text.chooseNote)}</EmptyState> : <UnitFinder />}
      </Sheet>
      {adding && mayAddTop && <AddUnit under={null} onClose={() => setAdding(false)} />}
    </UnitsSplit>
  )
}
