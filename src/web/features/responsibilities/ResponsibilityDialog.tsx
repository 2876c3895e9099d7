import { useQueryClient } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { Button } from "../../design/Button.tsx"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { onTopOf } from "../../design/on-top-of.ts"
import { Select } from "../../design/Select.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { branchName } from "./branch-name.ts"
import type { Responsibility } from "./ResponsibilitiesPage.tsx"
import { text } from "./text.ts"

/** The name under which a list that is being written is kept. */
export const responsibilityDraft = (unitId: number) => `responsibilities ${unitId}`

interface Draft {
  readonly lead: Found | null
  readonly charge: Found | null
  readonly follows: readonly { readonly who: Found; readonly unitId: number; readonly branch: string }[]
  /** Who is chosen to follow the next one, and the number of the branch; empty: none is chosen. */
  readonly who: Found | null
  readonly branchId: string
  /** The list that the dialog opened with. */
  readonly seen: Chosen
  readonly version: number
}

/** Who is chosen, as it is kept. */
type Chosen = Pick<Draft, "lead" | "charge" | "follows">

/** All who follow a branch, the pair that is chosen and not added yet among them. */
function allFollows({ follows, who, branchId }: Draft, branches: Responsibility["branches"]) {
  const branch = branches.find(({ unitId }) => String(unitId) === branchId)
  if (!who || !branch) return follows
  const isThere = follows.some((one) => one.who.value === who.value && one.unitId === branch.unitId)
  return isThere ? follows : [...follows, { who, unitId: branch.unitId, branch: branch.name }]
}

const found = (one: { readonly memberId: number; readonly name: string; readonly code: string }): Found => ({
  value: String(one.memberId),
  label: one.name,
  detail: one.code,
})

function chosenIn({ lead, charge, follows }: Responsibility): Chosen {
  return {
    lead: lead?.by === "chosen" ? found(lead) : null,
    charge: charge?.by === "chosen" ? found(charge) : null,
    follows: follows.map(({ member, unit: branch }) => ({
      who: found(member),
      unitId: branch.unitId,
      branch: branch.name,
    })),
  }
}

function draftFrom(of: Responsibility): Draft {
  const chosen = chosenIn(of)
  return { ...chosen, who: null, branchId: "", seen: chosen, version: of.version }
}

interface Props {
  readonly of: Responsibility
  readonly onClose: () => void
}

/** Says who answers for what, where posts do not. */
export function ResponsibilityDialog({ of, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const queries = useQueryClient()
  const { unit, branches } = of
  const typed = useDraft<Draft>(responsibilityDraft(unit.unitId), () => draftFrom(of))
  const draft = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const write = useAction({
    run: (said: Draft, action) =>
      ask(
        api.PUT("/api/units/{unitId}/responsibilities", {
          params: { path: { unitId: unit.unitId }, header: { "If-Match": `"${said.version}"` } },
          body: {
            leadId: said.lead && Number(said.lead.value),
            chargeId: said.charge && Number(said.charge.value),
            follows: allFollows(said, branches).map(({ who, unitId }) => ({
              memberId: Number(who.value),
              unitId,
            })),
          },
          headers: { ...action.headers, "If-Match": `"${said.version}"` },
        }),
      ),
    onDone: () => {
      tell({ text: t(text.saved) })
      close()
    },
  })
  const stale = isProblem(write.error, "stale") ? draftFrom(write.error.current as Responsibility) : undefined
  if (stale) {
    const { lead, charge } = draft
    const mine = onTopOf({ lead, charge, follows: allFollows(draft, branches) }, draft.seen, stale.seen)
    const over: Draft = { ...stale, ...mine }
    return (
      <BothVersions
        fields={(["lead", "charge", "follows"] as const)
          .map((field) => ({
            name: t(text[field]),
            mine: shown[field](mine) || "–",
            theirs: shown[field](stale) || "–",
          }))
          .filter((field) => field.mine !== field.theirs)}
        onKeepMine={() => {
          typed.set(over)
          write.mutate(over)
        }}
        onTakeTheirs={() => {
          void queries.invalidateQueries({ queryKey: ["unit", "responsibilities"] })
          close()
        }}
        onClose={() => write.reset()}
      />
    )
  }
  const person = (field: "lead" | "charge") => (
    <Combobox
      label={t(text[field])}
      hint={t(text.leaveToPost)}
      value={draft[field]}
      error={faultAt(write.error, `/${field}Id`)}
      onChange={(one) => typed.set({ [field]: one })}
      search={(words, signal) => searchPeople(unit.unitId, words, signal)}
    />
  )
  return (
    <FormDialog
      title={t(text.title)}
      action={t(text.save)}
      busy={write.isPending}
      error={write.error}
      draft={typed}
      onDo={() => write.mutate(draft)}
      onClose={close}
    >
      {person("lead")}
      {person("charge")}
      {branches.length > 0 && (
        <Follows
          unitId={unit.unitId}
          unitName={unit.name}
          branches={branches}
          draft={draft}
          onChange={typed.set}
        />
      )}
    </FormDialog>
  )
}

const shown = {
  lead: ({ lead }: Chosen) => lead?.label,
  charge: ({ charge }: Chosen) => charge?.label,
  follows: ({ follows }: Chosen) => follows.map(({ who, branch }) => `${who.label} · ${branch}`).join("；"),
}

async function searchPeople(unitId: number, typed: string, signal: AbortSignal): Promise<Found[]> {
  const query = typed.trim() === "" ? {} : { q: typed.trim().slice(0, 50) }
  const { items } = await ask(
    api.GET("/api/units/{unitId}/sitting-people", { params: { path: { unitId }, query }, signal }),
  )
  return items.map(({ memberId, name, code, unitName }) => ({
    value: String(memberId),
    label: name,
    detail: [unitName, code].filter(Boolean).join(" "),
  }))
}

interface FollowsProps {
  readonly unitId: number
  readonly unitName: string
  readonly branches: Responsibility["branches"]
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
}

/** Which leader follows which branch. */
function Follows({ unitId, unitName, branches, draft, onChange }: FollowsProps) {
  const { t } = useText()
  const { follows, who, branchId } = draft
  const add = () => onChange({ follows: allFollows(draft, branches), who: null, branchId: "" })
  return (
    <fieldset className="form">
      <legend>{t(text.follows)}</legend>
      <ul className="rows">
        {follows.map((one) => (
          <li key={`${one.who.value} ${one.unitId}`} className="row between">
            <span>{`${one.who.label} · ${one.branch}`}</span>
            <Button
              kind="quiet"
              aria-label={t(text.removeOf(one.who.label, one.branch))}
              onClick={() => onChange({ follows: follows.filter((other) => other !== one) })}
            >
              {t(text.remove)}
            </Button>
          </li>
        ))}
      </ul>
      <Combobox
        label={t(text.person)}
        hint={who === null && branchId !== "" ? t(text.personToo) : undefined}
        unfinished={who === null && branchId !== ""}
        value={who}
        onChange={(found) => onChange({ who: found })}
        search={(words, signal) => searchPeople(unitId, words, signal)}
      />
      <Select
        label={t(text.branch)}
        hint={who !== null && branchId === "" ? t(text.branchToo) : undefined}
        unfinished={who !== null && branchId === ""}
        empty={t(text.choose)}
        value={branchId}
        onChange={(chosen) => onChange({ branchId: chosen })}
        options={branches.map((one) => ({ value: String(one.unitId), label: branchName(one, unitName) }))}
      />
      <div className="actions">
        <Button onClick={add} disabled={who === null || branchId === ""}>
          {t(text.addFollow)}
        </Button>
      </div>
    </fieldset>
  )
}
