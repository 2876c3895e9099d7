import { useState } from "react"
import type { BranchesPage as Page } from "../../../contract/overview-boards.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { NameBelow } from "../../design/NameBelow.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useCan } from "../../shell/session.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { CallDialog, type OwedThing } from "../reminders/index.tsx"
import { boardText as text } from "./board-text.ts"
import { sittingSaid } from "./sitting-said.ts"
import { text as shared } from "./text.ts"

type Row = Page["items"][number]

interface Props {
  readonly rows: readonly Row[]
  readonly of: Page["of"]
  /** They are asked for their plans. */
  readonly filing: boolean
  /** Where it is not the year that runs. */
  readonly year: number | undefined
}

/** Branches (or committees and the like) with what makes them stand as they do; each leads to its year. */
export function BranchTable({ rows, of, filing, year }: Props) {
  const speech = useText()
  const { t, format } = speech
  const mayCall = useCan("reminder.send") && year === undefined
  const [called, setCalled] = useState<Row>()
  const columns: Column<Row>[] = [
    {
      key: "name",
      title: t(text.unit),
      cell: ({ name, opens }) => <NameBelow name={name} opens={opens} />,
      phone: "title",
    },
    { key: "parent", title: t(text.superior), cell: ({ parentName }) => parentName, phone: "plain" },
    {
      key: "band",
      title: t(text.state),
      cell: ({ band }) => <State is={band} />,
      tight: true,
      phone: "side",
    },
    of === "people"
      ? {
          key: "people",
          title: t(text.people),
          cell: ({ people: count, unitId, band, opens }) => {
            const said = t(shared.people(format.number(count ?? 0)))
            const look = { band, ...(year === undefined ? {} : { year }) }
            return opens ? <Anchor href={to.unitTraining(unitId, look)}>{said}</Anchor> : said
          },
          phone: "below",
        }
      : {
          key: "why",
          title: t(text.why),
          cell: (row) => <Reasons row={row} filing={filing} speech={speech} />,
          phone: "below",
        },
    ...(mayCall
      ? [
          {
            key: "deeds",
            deeds: true,
            title: t(text.deeds),
            tight: true,
            cell: (row: Row) =>
              row.opens && (
                <Button
                  kind="quiet"
                  className="no-print"
                  aria-label={t(text.callTo(row.name))}
                  onClick={() => setCalled(row)}
                >
                  {t(text.call)}
                </Button>
              ),
            phone: "below" as const,
          },
        ]
      : []),
  ]
  return (
    <>
      <DataTable
        caption={t(of === "units" ? text.units : text.branches)}
        rows={rows}
        columns={columns}
        keyOf={({ unitId }) => unitId}
        hrefOf={({ unitId, opens }) => (opens ? to.unitYear(unitId, year) : undefined)}
      />
      {called && (
        <CallDialog
          unitId={called.unitId}
          owed={owedBy(called, speech)}
          onClose={() => setCalled(undefined)}
        />
      )}
    </>
  )
}

/** What a call to a unit may be about: what it may be asked after now. */
function owedBy({ figures, band }: Row, speech: Speech): OwedThing[] {
  return figures
    .filter(({ asks, state }) => asks && state === band && state !== "met")
    .map(({ obligation, title, period }) => ({
      obligation,
      period,
      name: clauseTitle(speech, obligation, title),
    }))
    .filter((one, index, all) => all.findIndex(({ obligation }) => obligation === one.obligation) === index)
}

/** A duty by whose it is: of several groups each has its own. */
const dutyOf = (group: string | null, duty: string) =>
  group === null ? { zh: duty, en: duty } : text.ofGroup(group, duty)

/** The figures that make the band; each opens. */
interface ReasonsProps {
  readonly row: Row
  /** They are plans: each leads to the plan, too. */
  readonly filing: boolean
  readonly speech: Speech
}

function Reasons({ row, filing, speech }: ReasonsProps) {
  const { t, format } = speech
  const figures = row.figures.filter(({ state }) => state === row.band)
  return (
    <ul className="reasons">
      {figures.map((figure) => {
        const { obligation, title, document, unitId, groupName, opens, period, periods, sitting } = figure
        const duty = clauseTitle(speech, obligation, title)
        const alike = figures.some(
          (other) => other.obligation !== obligation && other.unitId === unitId && other.title === title,
        )
        const named = alike ? t(text.ofDocument(duty, document)) : duty
        const said = t(dutyOf(groupName, t(text.periods(named, periods))))
        const standing = { obligation, subjectType: "org", subjectId: unitId, period } as const
        return (
          <li key={`${obligation} ${unitId}`}>
            {opens ? <Anchor href={to.standing(standing)}>{said}</Anchor> : said}
            {opens && sitting && (
              <>
                {" "}
                <Anchor className="small" href={to.event(sitting.activityId)}>
                  {t(sittingSaid(figure, sitting, format))}
                </Anchor>
              </>
            )}
            {opens && filing && (
              <>
                {" "}
                <Anchor className="small" href={to.plan(unitId, Number(period))}>
                  {t(text.plan)}
                </Anchor>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
