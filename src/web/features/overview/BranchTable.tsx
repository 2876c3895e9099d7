import type { BranchesPage as Page } from "../../../contract/overview-boards.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { boardText as text } from "./board-text.ts"
import { text as shared } from "./text.ts"

type Row = Page["items"][number]

interface Props {
  readonly rows: readonly Row[]
  readonly of: Page["of"]
  /** Where it is not the year that runs. */
  readonly year: number | undefined
}

/** Branches (or committees and the like) with what makes them stand as they do; each leads to its year. */
export function BranchTable({ rows, of, year }: Props) {
  const speech = useText()
  const { t, format } = speech
  const columns: Column<Row>[] = [
    {
      key: "name",
      title: t(text.unit),
      cell: ({ name, opens }) =>
        opens ? (
          name
        ) : (
          <>
            {name} <small>{t(text.movedAway)}</small>
          </>
        ),
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
          cell: (row) => <Reasons row={row} speech={speech} />,
          phone: "below",
        },
  ]
  return (
    <DataTable
      caption={t(of === "units" ? text.units : text.branches)}
      rows={rows}
      columns={columns}
      keyOf={({ unitId }) => unitId}
      hrefOf={({ unitId, opens }) => (opens ? to.unitYear(unitId, year) : undefined)}
    />
  )
}

/** A duty by whose it is: of several groups each has its own. */
const dutyOf = (group: string | null, duty: string) =>
  group === null ? { zh: duty, en: duty } : text.ofGroup(group, duty)

/** The figures that make the band; each opens. */
function Reasons({ row, speech }: { readonly row: Row; readonly speech: Speech }) {
  const { t } = speech
  const figures = row.figures.filter(({ state }) => state === row.band)
  return (
    <ul className="reasons">
      {figures.map(({ obligation, title, unitId, groupName, opens, period, periods }) => {
        const said = t(dutyOf(groupName, t(text.periods(clauseTitle(speech, obligation, title), periods))))
        const figure = { obligation, subjectType: "org", subjectId: unitId, period } as const
        return (
          <li key={`${obligation} ${unitId}`}>
            {opens ? <Anchor href={to.standing(figure)}>{said}</Anchor> : said}
          </li>
        )
      })}
    </ul>
  )
}
