import { useQuery } from "@tanstack/react-query"
import { Anchor } from "../../design/Anchor.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import { standingQuery, type Unit } from "./unit-queries.ts"

/** How a unit stands with what this year asks of it: the summary; the year and the board have the rest. */
export function UnitStanding({ unit }: { readonly unit: Unit }) {
  const { t, format } = useText()
  const standing = useQuery(standingQuery(unit.unitId))
  return (
    <Sheet>
      <Loaded query={standing} lines={6}>
        {({ grid, hours }) => {
          const ofYear = hours.map(({ obligation }) => obligation)
          const duties = grid.filter(({ clauses }) => !clauses.some(({ id }) => ofYear.includes(id)))
          const rows = [...duties.map(rowOfDuty), ...hours.map((one) => rowOfHours(one, unit.unitId))]
          if (rows.length === 0)
            return <EmptyState title={t(text.standingEmpty)}>{t(text.standingEmptyNote)}</EmptyState>
          return (
            <DataTable
              caption={t(text.standingTab)}
              rows={rows}
              keyOf={({ key }) => key}
              columns={[
                {
                  key: "duty",
                  title: t(text.duty),
                  cell: ({ title, opens }) =>
                    opens ? <Anchor href={to.standing(opens)}>{title}</Anchor> : title,
                  phone: "title",
                },
                {
                  key: "year",
                  title: t(text.thisYear),
                  cell: ({ figure: [one, other], periods }) =>
                    t((periods ? text.metOf : text.figure)(format.number(one), format.number(other))),
                  phone: "plain",
                },
                {
                  key: "now",
                  title: t(text.now),
                  tight: true,
                  cell: ({ state }) => state !== "none" && <State is={state} />,
                  phone: "side",
                },
              ]}
            />
          )
        }}
      </Loaded>
      <div className="actions no-print">
        <LinkButton href={to.unitYear(unit.unitId)}>{t(text.toYear)}</LinkButton>
        {unit.can.includes("board.read") && unit.below.length > 0 && (
          <LinkButton href={to.board(unit.unitId)}>{t(text.toBoard)}</LinkButton>
        )}
      </div>
    </Sheet>
  )
}

type Standing = Awaited<ReturnType<NonNullable<ReturnType<typeof standingQuery>["queryFn"]>>>

/** A duty of every month, quarter or half-year: how many of its periods so far are met. */
function rowOfDuty({ key, clauses, cells }: Standing["grid"][number]) {
  const begun = cells.filter(({ begun, state }) => begun && state !== "none")
  const alone = cells.length === 1 && !cells[0]?.parts ? cells[0] : undefined
  const now = cells.find(({ current }) => current) ?? begun[begun.length - 1]
  return {
    key,
    title: clauses[0]?.title ?? key,
    opens: now && { ...now.opens, subjectType: "org" as const, subjectId: now.opens.unitId },
    state: now?.state ?? ("none" as const),
    figure: alone
      ? ([alone.actual ?? 0, alone.target ?? 0] as const)
      : ([
          sum(begun.map(({ parts, state }) => parts?.met ?? (state === "met" ? 1 : 0))),
          sum(begun.map(({ parts }) => parts?.all ?? 1)),
        ] as const),
    periods: !alone,
  }
}

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

/** A figure of the whole year: what there is beside what is asked. */
function rowOfHours(
  { obligation, title, period, target, actual, state }: Standing["hours"][number],
  unitId: number,
) {
  return {
    key: obligation,
    title,
    opens: { obligation, subjectType: "org" as const, subjectId: unitId, period },
    state,
    figure: [actual ?? 0, target ?? 0] as const,
    periods: false,
  }
}
