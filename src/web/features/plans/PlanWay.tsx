import { useRouter } from "@tanstack/react-router"
import { useState } from "react"
import { planLate } from "../../../contract/study-words.ts"
import { reachOf } from "../../../domain/access/permissions.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { PlanStateWord } from "./PlanStateWord.tsx"
import { isUnnoted } from "./plan-query.ts"
import { ReturnDialog, returnName } from "./ReturnDialog.tsx"
import { text } from "./text.ts"
import type { Plan, YearPlan } from "./types.ts"
import { UnfileDialog, unfileName } from "./UnfileDialog.tsx"
import { usePlanDeeds } from "./use-plan-deeds.ts"

interface Props {
  readonly of: YearPlan
  readonly plan: Plan
}

/** Where a plan stands on its way up, and what may be done with it now. */
export function PlanWay({ of, plan }: Props) {
  const { t, format } = useText()
  const { unit, year, filesWith } = of
  const { submittedOn, submittedBy, filedOn, filedBy, filingNumber, returnedOn, returnWord, remark } = plan
  const { unfiled } = plan
  const said = [
    submittedOn && filesWith && t(text.submittedOn(format.fullDay(submittedOn), submittedBy ?? "")),
    filedOn && !filesWith && t(text.publishedOn(format.fullDay(filedOn), submittedBy ?? "")),
    filedOn && filesWith && t(text.filedOn(format.fullDay(filedOn), filedBy ?? "")),
    filingNumber && t(text.filingNumber(filingNumber)),
  ]
  const unnoted = isUnnoted(of, plan)
  return (
    <Sheet className="plan-way">
      <div className="row">
        <PlanStateWord state={plan.state} published={filesWith === null} />
        {plan.late && <State is="at-risk">{t(planLate(plan))}</State>}
        <span className="small">{said.filter(Boolean).join(" · ")}</span>
      </div>
      {returnWord !== null && returnedOn !== null && (
        <div className="plan-word">
          <p className="small">{t(text.returnedOn(format.fullDay(returnedOn)))}</p>
          <p>{returnWord}</p>
        </div>
      )}
      {unfiled !== null && (
        <div className="plan-word">
          <p className="small">
            {t(text.unfiledOn(format.fullDay(unfiled.on), unfiled.by ?? "", unfiled.number ?? ""))}
          </p>
          <p>{unfiled.why}</p>
        </div>
      )}
      {remark !== null && <p className="small">{`${t(text.remark)}：${remark}`}</p>}
      {unnoted && <p className="small">{t(text.notNoted)}</p>}
      <Deeds of={of} plan={plan} unnoted={unnoted} />
      {plan.versions > 1 && (
        <p className="small no-print">
          <Anchor href={to.planVersions(unit.unitId, year)}>{t(text.versionsLink(plan.versions))}</Anchor>
        </p>
      )}
    </Sheet>
  )
}

/** The dialog in which something is being typed still: it opens again by itself. */
function useBegun(
  { unit, year, can }: YearPlan,
  { state, amendment }: Plan,
): "return" | "unfile" | undefined {
  const returns = useHasDraft(returnName(unit.unitId, year))
  const unfiles = useHasDraft(unfileName(unit.unitId, year))
  if (!can.includes("plan.file")) return undefined
  if (returns && state === "submitted") return "return"
  return unfiles && state === "filed" && amendment === null ? "unfile" : undefined
}

/** The units in which the reader holds a role that files plans. */
function useOffices(): number[] {
  const { roles } = useSession()
  return roles.flatMap(({ role, unitId }) => (reachOf("plan.file", role) === undefined ? [] : [unitId]))
}

function Deeds({ of, plan, unnoted }: Props & { readonly unnoted: boolean }) {
  const { t } = useText()
  const { unit, year, filesWith } = of
  const { history } = useRouter()
  const [dialog, setDialog] = useState<"return" | "discard" | "unfile" | "instead" | undefined>(
    useBegun(of, plan),
  )
  const deeds = usePlanDeeds(of)
  const writes = of.can.includes("plan.write")
  const files = of.can.includes("plan.file")
  const offices = useOffices()
  const instead = filesWith !== null && !offices.includes(filesWith.unitId)
  const file = () => (instead ? setDialog("instead") : deeds.file.mutate({ instead: false }))
  const close = () => setDialog(undefined)
  const edit = to.editPlan(unit.unitId, year)
  return (
    <div className="actions">
      {files && plan.state === "submitted" && (
        <>
          <Button kind={instead ? "plain" : "primary"} busy={deeds.file.isPending} onClick={file}>
            {t(instead ? text.fileInstead(filesWith?.name ?? "") : text.file)}
          </Button>
          <Button onClick={() => setDialog("return")}>{t(text.giveBack)}</Button>
        </>
      )}
      {files && unnoted && (
        <Button kind="primary" busy={deeds.file.isPending} onClick={() => deeds.file.mutate({ instead })}>
          {t(text.noteAmendment)}
        </Button>
      )}
      {files && plan.state === "filed" && plan.amendment === null && (
        <Button kind="quiet" onClick={() => setDialog("unfile")}>
          {t(text.unfile)}
        </Button>
      )}
      {writes && (plan.state === "draft" || plan.state === "returned") && (
        <>
          <Button kind="primary" busy={deeds.submit.isPending} onClick={() => deeds.submit.mutate()}>
            {t(filesWith ? text.submit : text.publish)}
          </Button>
          <LinkButton href={edit}>{t(text.edit)}</LinkButton>
        </>
      )}
      {writes && plan.state === "submitted" && (
        <Button busy={deeds.withdraw.isPending} onClick={() => deeds.withdraw.mutate()}>
          {t(text.withdraw)}
        </Button>
      )}
      {writes && plan.state === "filed" && <LinkButton href={edit}>{t(text.amend)}</LinkButton>}
      {writes && plan.state === "draft" && plan.version > 0 && (
        <Button kind="quiet" onClick={() => setDialog("discard")}>
          {t(text.discard)}
        </Button>
      )}
      {dialog === "unfile" && <UnfileDialog unit={unit} year={year} onClose={close} />}
      {dialog === "instead" && (
        <FormDialog
          title={`${t(text.fileTitle)} · ${unit.name}`}
          action={t(text.fileInstead(filesWith?.name ?? ""))}
          busy={deeds.file.isPending}
          error={deeds.file.error}
          onDo={() => deeds.file.mutate({ instead: true }, { onSuccess: close })}
          onClose={close}
        >
          <p>{t(text.fileInsteadSure(filesWith?.name ?? ""))}</p>
        </FormDialog>
      )}
      {dialog === "return" && <ReturnDialog unit={unit} year={year} onClose={close} />}
      {dialog === "discard" && (
        <FormDialog
          danger
          title={t(text.discard)}
          action={t(text.discard)}
          busy={deeds.discard.isPending}
          error={deeds.discard.error}
          onDo={() =>
            deeds.discard.mutate(undefined, {
              onSuccess: () => {
                close()
                history.replace(to.plan(unit.unitId, year))
              },
            })
          }
          onClose={close}
        >
          <p>{t(text.discardSure)}</p>
        </FormDialog>
      )}
    </div>
  )
}
