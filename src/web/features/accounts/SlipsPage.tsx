import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useDeed } from "../../api/use-deed.ts"
import { Button } from "../../design/Button.tsx"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Slips } from "../../design/Slips.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { findUnits } from "./finders.ts"
import { text } from "./text.ts"

/** Makes the accounts of a unit's members at once, and shows their slips to print. */
export function SlipsPage() {
  const { t, format } = useText()
  const [unit, setUnit] = useState<Found | null>(null)
  const make = useDeed({
    run: (unitId: number, deed) => ask(api.POST("/api/accounts/slips", { body: { unitId }, ...deed })),
  })
  const slips = make.data?.slips
  return (
    <>
      <PageHead
        title={t(text.slipsTitle)}
        note={t(text.slipsNote)}
        crumbs={[{ title: t(text.accountsTitle), href: to.accounts() }]}
      />
      <div className="stack">
        <Sheet className="no-print">
          <div className="form">
            <Combobox label={t(text.unit)} required value={unit} onChange={setUnit} search={findUnits} />
            {make.error && <ErrorNote error={make.error} />}
            <div className="actions">
              <Button
                kind="primary"
                busy={make.isPending}
                onClick={() => unit && make.mutate(Number(unit.value))}
              >
                {t(text.slipsMake)}
              </Button>
            </div>
          </div>
        </Sheet>
        {slips && (
          <Sheet>
            <div className="stack">
              <div className="between no-print">
                <p role="status">
                  {slips.length === 0 ? t(text.slipsNone) : t(text.slipsDone(format.number(slips.length)))}
                </p>
                {slips.length > 0 && <Button onClick={() => window.print()}>{t(text.print)}</Button>}
              </div>
              <Slips slips={slips} />
            </div>
          </Sheet>
        )}
      </div>
    </>
  )
}
