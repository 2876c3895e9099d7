import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { ImportWorkdays, workdaysName } from "./ImportWorkdays.tsx"
import { type Workdays, workdaysQuery } from "./settings.ts"
import { text as shared } from "./text.ts"
import { workdayText as text } from "./workday-text.ts"

/** The State Council's lists of days off: which years are there, and which are missed. */
export function WorkdaySheet() {
  const { t } = useText()
  const workdays = useQuery(workdaysQuery)
  const [importing, setImporting] = useState(useHasDraft(workdaysName))
  const may = workdays.data?.can.includes("settings.edit") ?? false
  return (
    <Sheet
      title={t(text.title)}
      action={may && <Button onClick={() => setImporting(true)}>{t(text.bringIn)}</Button>}
    >
      <p className="small">{t(text.what)}</p>
      <Loaded query={workdays} lines={3}>
        {(found) => <Years found={found} />}
      </Loaded>
      {workdays.data && !may && <p className="small">{t(shared.readOnlySystem)}</p>}
      {importing && may && (
        <ImportWorkdays missing={workdays.data?.missing[0]} onClose={() => setImporting(false)} />
      )}
    </Sheet>
  )
}

function Years({ found }: { readonly found: Workdays }) {
  const { t, format } = useText()
  const { published, imported, missing, can } = found
  return (
    <>
      <Lines
        items={[
          { name: t(text.broughtAlong), value: t(text.years(published.first, published.last)) },
          ...(missing.length === 0
            ? []
            : [
                {
                  name: t(text.missing),
                  value: (
                    <>
                      <State is="at-risk">{t(text.missingYears(format.list(missing.map(String))))}</State>{" "}
                      <small>{t(text.missingMeans)}</small>
                    </>
                  ),
                },
              ]),
        ]}
      />
      {imported.map((year) => (
        <ImportedYear key={year.year} of={year} may={can.includes("settings.edit")} />
      ))}
    </>
  )
}

interface YearProps {
  readonly of: Workdays["imported"][number]
  readonly may: boolean
}

function ImportedYear({ of, may }: YearProps) {
  const { t, format } = useText()
  const { year, days, by, importedAt } = of
  const [removing, setRemoving] = useState(false)
  const named = (off: boolean) => days.filter((one) => one.off === off)
  const list = (off: boolean) => format.list(named(off).map(({ day, name }) => `${format.day(day)} ${name}`))
  return (
    <div>
      <div className="row between">
        <h3>{t(text.yearCounts(year, named(true).length, named(false).length))}</h3>
        {may && (
          <Button kind="quiet" onClick={() => setRemoving(true)} aria-label={t(text.removeYear(year))}>
            {t(text.remove)}
          </Button>
        )}
      </div>
      <p className="small">{t(text.importedBy(by, format.instant(importedAt)))}</p>
      <details className="unfolds">
        <summary>{t(text.days)}</summary>
        <p className="small">{t(text.off(list(true)))}</p>
        {named(false).length > 0 && <p className="small">{t(text.worked(list(false)))}</p>}
      </details>
      {removing && <RemoveYear year={year} onClose={() => setRemoving(false)} />}
    </div>
  )
}

function RemoveYear({ year, onClose }: { readonly year: number; readonly onClose: () => void }) {
  const { t } = useText()
  const tell = useToast()
  const remove = useAction({
    run: (year: number, action) =>
      ask(api.DELETE("/api/workdays/{year}", { params: { path: { year: String(year) } }, ...action })),
    onDone: () => {
      tell({ text: t(text.removed(year)) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(text.removeYear(year))}
      action={t(text.remove)}
      danger
      busy={remove.isPending}
      error={remove.error}
      onDo={() => remove.mutate(year)}
      onClose={onClose}
    >
      <p className="small">{t(text.removeSays)}</p>
    </FormDialog>
  )
}
