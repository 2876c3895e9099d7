import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { responsibilitiesAsked } from "../../../domain/reminders/asked-besides.ts"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Fold } from "../../design/Fold.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useCan, useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { SheetButton } from "../sheets/index.tsx"
import { branchName } from "./branch-name.ts"
import { Gaps } from "./Gaps.tsx"
import { ResponsibilityDialog, responsibilityDraft } from "./ResponsibilityDialog.tsx"
import { text } from "./text.ts"

export type Responsibility = Answer<"GET /units/{unitId}/responsibilities">

/** Who answers for learning in a unit, with what is missing; for offices also what is missing below. */
export function ResponsibilitiesPage() {
  const { unitId } = useParams({ from: "/units/$unitId/responsibilities" })
  const query = useQuery({
    queryKey: ["unit", "responsibilities", Number(unitId)],
    queryFn: () =>
      ask(api.GET("/api/units/{unitId}/responsibilities", { params: { path: { unitId: Number(unitId) } } })),
  })
  return (
    <Loaded query={query} lines={8}>
      {(data) => <Page of={data} />}
    </Loaded>
  )
}

function Page({ of }: { readonly of: Responsibility }) {
  const { t, format } = useText()
  const { today } = useSession()
  const { unit } = of
  const edits = of.can.includes("unit.edit")
  const [open, setOpen] = useState(useHasDraft(responsibilityDraft(unit.unitId)) && edits)
  const looksBelow = useCan("board.read") && unit.kind !== "branch" && unit.kind !== "group"
  return (
    <div className="stack">
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(text.title)}
        tab={`${t(text.title)} · ${unit.name}`}
        note={t(text.note)}
        crumbs={[{ title: unit.name, href: to.unit(unit.unitId) }, { title: t(text.title) }]}
        action={
          <>
            <SheetButton
              ask={() =>
                api.GET("/api/sheets/units/{unitId}/responsibilities", {
                  params: { path: { unitId: unit.unitId } },
                })
              }
            />
            {of.remindedOn && (
              <span className="small no-print">{t(text.remindedOn(format.day(of.remindedOn)))}</span>
            )}
            {of.asks && (
              <RemindButton
                obligation={responsibilitiesAsked}
                name={`${unit.name} · ${t(text.title)}`}
                unitId={unit.unitId}
                alone
              />
            )}
            {edits && <Button onClick={() => setOpen(true)}>{t(text.edit)}</Button>}
          </>
        }
      />
      <Own of={of} />
      {looksBelow && <Gaps unitId={unit.unitId} />}
      {open && <ResponsibilityDialog of={of} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Own({ of: { unit, lead, charge, follows, unfollowed } }: { readonly of: Responsibility }) {
  const { t, format } = useText()
  const named = (branch: Responsibility["branches"][number]) => branchName(branch, unit.name)
  const missing = <State is="at-risk">{t(text.missing)}</State>
  const who = (one: Responsibility["lead"]) =>
    one ? format.aside(one.name, t(one.by === "post" ? text.byPost : text.chosen)) : missing
  return (
    <Sheet title={unit.name}>
      <Lines
        items={[
          { name: t(text.lead), value: who(lead) },
          { name: t(text.charge), value: who(charge) },
          ...(follows.length === 0
            ? []
            : [
                {
                  name: t(text.follows),
                  value: follows.map(({ member, unit: branch }) => (
                    <div key={`${member.memberId} ${branch.unitId}`}>{`${member.name} · ${branch.name}`}</div>
                  )),
                },
              ]),
        ]}
      />
      {unfollowed.length > 0 && (
        <Fold open={unfollowed.length <= 12} summary={t(text.unfollowed(unfollowed.length))}>
          <p className="small">{format.list(unfollowed.map(named))}</p>
        </Fold>
      )}
    </Sheet>
  )
}
