import { planLate } from "../../../contract/study-words.ts"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { NameBelow } from "../../design/NameBelow.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { PlanStateWord } from "./PlanStateWord.tsx"
import { text } from "./text.ts"
import type { BelowRow } from "./types.ts"

interface Props {
  readonly rows: readonly BelowRow[]
  readonly year: number
}

/** Plans of units below, in the order of codes; each opens. */
export function BelowTable({ rows, year }: Props) {
  const speech = useText()
  const { t } = speech
  return (
    <DataTable
      caption={t(text.plansTitle)}
      rows={rows}
      columns={columnsIn(speech)}
      keyOf={({ unit }) => unit.unitId}
      hrefOf={({ unit, opens }) => (opens ? to.plan(unit.unitId, year) : undefined)}
    />
  )
}

function columnsIn({ t, format }: Speech): Column<BelowRow>[] {
  const day = (on: string | null) => (on === null ? "" : format.day(on))
  return [
    {
      key: "unit",
      title: t(text.unit),
      phone: "title",
      cell: ({ unit: { name }, opens }) => <NameBelow name={name} opens={opens} />,
    },
    {
      key: "state",
      title: t(text.state),
      phone: "below",
      cell: ({ state, late, filedOn, amended, owes, remindedOn }) => (
        <span className="row">
          <PlanStateWord state={state} />
          {late && <State is="at-risk">{t(planLate({ filedOn }))}</State>}
          {!owes && <span className="small">{t(text.notAsked)}</span>}
          {amended && <State is="open">{t(text.amended)}</State>}
          {remindedOn && state !== "filed" && (
            <span className="small">{t(text.remindedOn(format.day(remindedOn)))}</span>
          )}
        </span>
      ),
    },
    { key: "sent", title: t(text.sentOn), tight: true, cell: ({ submittedOn }) => day(submittedOn) },
    {
      key: "receipt",
      title: t(text.receipt),
      cell: ({ filedOn, filingNumber }) => [day(filedOn), filingNumber].filter(Boolean).join(" · "),
    },
    {
      key: "held",
      title: t(text.heldColumn),
      numeric: true,
      cell: ({ held, lines }) => (lines === 0 ? "" : `${format.number(held)}/${format.number(lines)}`),
    },
  ]
}
