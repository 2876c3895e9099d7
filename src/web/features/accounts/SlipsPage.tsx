import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { type SlipShown, Slips } from "../../design/Slips.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { findUnits } from "./finders.ts"
import { text } from "./text.ts"

interface Wanted {
  readonly unitId: number
  /** What becomes of codes that were not used yet. */
  readonly openCodes?: "replace" | "leave"
}

interface Made {
  readonly slips: readonly SlipShown[]
  readonly replaced: number
  readonly left: number
  readonly guarded: number
}

/** Makes the accounts of a unit's members at once, and shows their slips to print. */
export function SlipsPage() {
  const { t, format } = useText()
  const [unit, setUnit] = useState<Found | null>(null)
  const make = useAction({
    run: (body: Wanted, action) => ask(api.POST("/api/accounts/slips", { body, ...action })),
  })
  const slips = make.data?.slips
  const asked = isProblem(make.error, "codes-open") ? make.error : undefined
  const print = (openCodes?: Wanted["openCodes"]) => {
    if (unit) make.mutate({ unitId: Number(unit.value), ...(openCodes ? { openCodes } : {}) })
  }
  const said = ({ slips: { length }, replaced, left, guarded }: Made) =>
    [
      t(
        length > 0
          ? text.slipsDone(format.number(length))
          : left + guarded > 0
            ? text.slipsNoMore
            : text.slipsNone,
      ),
      ...(replaced > 0 ? [t(text.slipsReplaced(format.number(replaced)))] : []),
      ...(left > 0 ? [t(text.slipsLeft(format.number(left)))] : []),
      ...(guarded > 0 ? [t(text.slipsGuarded(format.number(guarded)))] : []),
    ].join(" ")
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
            {make.error && !asked && <ErrorNote error={make.error} />}
            {!asked && (
              <div className="actions">
                <Button kind="primary" busy={make.isPending} onClick={() => print()}>
                  {t(text.slipsMake)}
                </Button>
              </div>
            )}
          </div>
        </Sheet>
        {asked && (
          <Dialog
            title={t(text.codesOpenTitle)}
            onClose={() => make.reset()}
            actions={
              <>
                <Button onClick={() => print("leave")}>{t(text.codesLeave)}</Button>
                <Button kind="danger" onClick={() => print("replace")}>
                  {t(text.codesReplace)}
                </Button>
              </>
            }
          >
            <p>{asked.detail}</p>
          </Dialog>
        )}
        {slips && (
          <Sheet>
            <div className="stack">
              <div className="between no-print">
                <p role="status">{make.data && said(make.data)}</p>
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
