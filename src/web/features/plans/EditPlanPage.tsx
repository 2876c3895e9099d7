import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import { planYear } from "../../../domain/plans/plan-year.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { faultAt } from "../../api/problem.ts"
import { Button } from "../../design/Button.tsx"
import { Cut } from "../../design/Cut.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Lines } from "../../design/Lines.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { asksForUnfinished } from "../../design/unfinished.ts"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { LineEditors } from "./LineEditors.tsx"
import { draftOf, isComplete, type PlanDraft } from "./plan-draft.ts"
import { planQuery } from "./plan-query.ts"
import "./plans.css"
import { rhythmLines } from "./Rhythm.tsx"
import { unlike } from "./rhythm-said.ts"
import { StaleNote } from "./StaleNote.tsx"
import { text } from "./text.ts"
import type { Plan, YearPlan } from "./types.ts"
import { usePlanDeeds } from "./use-plan-deeds.ts"
import { useSavePlan } from "./use-save-plan.ts"
import { Visits } from "./Visits.tsx"

/** The whole plan on one page, to be written. What is typed stays until it is saved. */
export function EditPlanPage() {
  const { unitId } = useParams({ from: "/units/$unitId/plan/edit" })
  const { today } = useSession()
  const { year = planYear(today) } = useSearch({ from: "/units/$unitId/plan/edit" })
  const plan = useQuery(planQuery(Number(unitId), year))
  return (
    <Loaded query={plan} lines={12}>
      {({ data, version }) =>
        data.plan && isOpen(data, data.plan) ? (
          <Editor key={`${unitId} ${year}`} of={data} plan={data.plan} version={version} />
        ) : (
          <NotNow of={data} />
        )
      }
    </Loaded>
  )
}

/** Whether a plan can be written now: one that was sent up waits for whoever files it. */
function isOpen({ can }: YearPlan, { state }: Plan): boolean {
  return can.includes("plan.write") && state !== "submitted"
}

/** The page of a plan that cannot be written now: why, and what can be done. */
function NotNow({ of }: { readonly of: YearPlan }) {
  const { t } = useText()
  const { unit, year, plan, can } = of
  const { withdraw } = usePlanDeeds(of)
  const there = to.plan(unit.unitId, year)
  const isSent = plan?.state === "submitted"
  return (
    <div className="stack">
      <PageHead
        title={t(text.editTitle(year))}
        note={unit.name}
        crumbs={[{ title: unit.name, href: there }, { title: t(text.plansTitle) }]}
      />
      <Sheet>
        <EmptyState
          title={t(isSent ? text.sentUp : plan ? text.notYours : text.noPlanYet)}
          action={
            <div className="actions">
              {isSent && can.includes("plan.write") && (
                <Button kind="primary" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
                  {t(text.withdraw)}
                </Button>
              )}
              <LinkButton href={there}>{t(text.seePlan)}</LinkButton>
            </div>
          }
        >
          {isSent && can.includes("plan.write") && t(text.sentUpHelp)}
        </EmptyState>
      </Sheet>
    </div>
  )
}

interface Props {
  readonly of: YearPlan
  readonly plan: Plan
  readonly version: string
}

function Editor({ of, plan, version }: Props) {
  const { t } = useText()
  const { history } = useRouter()
  const { unit, year } = of
  const there = to.plan(unit.unitId, year)
  const typed = useDraft<PlanDraft>(`plan ${unit.unitId} ${year}`, () => draftOf(plan, version))
  const { value: draft, set } = typed
  const [tried, setTried] = useState(false)
  const isFiled = plan.state === "filed"
  const save = useSavePlan(of, isFiled, () => {
    typed.finish()
    history.push(there)
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (asksForUnfinished(event.currentTarget)) return
    if (isComplete(draft)) save.mutate(draft)
    else requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid]")?.focus())
  }
  const fault = (pointer: string) => faultAt(save.error, pointer)
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <PageHead
        title={t(isFiled ? text.amendTitle(year) : text.editTitle(year))}
        note={isFiled ? t(text.amendNote) : unit.name}
        crumbs={[{ title: unit.name, href: there }, { title: t(text.plansTitle) }]}
      />
      {typed.resumed && <Resumed onAnew={typed.startAnew} />}
      <Sheet title={t(text.lines)}>
        <LineEditors
          of={of}
          plan={plan}
          lines={draft.lines}
          tried={tried}
          fault={fault}
          onChange={(lines) => set({ lines })}
        />
      </Sheet>
      <WholeYear of={of} plan={plan} draft={draft} onChange={set} />
      {isFiled && (
        <Sheet>
          <TextInput
            required
            label={t(text.reason)}
            maxLength={lengths.reason}
            value={draft.reason}
            onChange={(reason) => set({ reason })}
          />
        </Sheet>
      )}
      <StaleNote error={save.error} draft={draft} onResolved={set} />
      <div className="plan-save">
        {save.error && <ErrorNote error={save.error} />}
        <div className="actions">
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t(isFiled ? text.saveAmendment : text.save)}
          </Button>
          <LinkButton kind="quiet" href={there} onClick={typed.finish}>
            {t(text.cancel)}
          </LinkButton>
        </div>
      </div>
    </form>
  )
}

interface WholeYearProps {
  readonly of: YearPlan
  readonly plan: Plan
  readonly draft: PlanDraft
  readonly onChange: (part: Partial<PlanDraft>) => void
}

function WholeYear({ of, plan, draft, onChange }: WholeYearProps) {
  const { t } = useText()
  const { toVisit, moreToVisit } = of
  const area = (field: "goals" | "guidance" | "reading" | "note", hint?: string) => (
    <TextArea
      label={t(text[field])}
      {...(hint === undefined ? {} : { hint })}
      rows={field === "goals" || field === "reading" ? 4 : 2}
      maxLength={lengths.remark}
      value={draft[field]}
      onChange={(written) => onChange({ [field]: written })}
    />
  )
  return (
    <Sheet title={t(text.wholeYear)} className="form">
      {area("goals", t(text.goalsHint))}
      {area("guidance")}
      {area("reading", t(text.readingHint))}
      <Rhythm of={of} plan={plan} />
      {toVisit.length === 0 ? (
        <p className="small">{`${t(text.visits)}：${t(text.noVisits)}`}</p>
      ) : (
        <>
          <Visits of={toVisit} values={draft.visitIds} onChange={(visitIds) => onChange({ visitIds })} />
          <Cut shown={toVisit.length} more={moreToVisit} />
          <p className="small">{t(text.visitsHint)}</p>
        </>
      )}
      {area("note")}
    </Sheet>
  )
}

/** Slot and rhythm as the plan will say them: they are the unit's, and changed where the unit says them. */
function Rhythm({ of, plan }: Pick<WholeYearProps, "of" | "plan">) {
  const speech = useText()
  const { t } = speech
  const lines = rhythmLines(of, of.unit, speech)
  if (lines.length === 0) return null
  const was = plan.declared && unlike(of.unit, plan.declared, of.unit, speech)
  return (
    <>
      <Lines items={lines} />
      <p className="small">{t(was ? text.rhythmSaved(was) : text.rhythmHint)}</p>
    </>
  )
}
