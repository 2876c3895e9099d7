import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { LeaveRows } from "./LeaveRows.tsx"
import { leaveUnitsQuery, unitLeaveQuery } from "./leave-api.ts"
import { text } from "./text.ts"

type ByUnit = Answer<"GET /units/{unitId}/leave/units">
type Row = ByUnit["items"][number]

/** Leave of the people of a unit: first how much stands how, then unit by unit, each of which opens; of a branch whose. */
export function LeaveBelow({ unitId }: { readonly unitId: number }) {
  const speech = useText()
  const { t, format } = speech
  const units = useInfiniteQuery(leaveUnitsQuery(unitId))
  const figure = (of: (row: Row) => number) => (row: Row) => (of(row) === 0 ? "" : format.number(of(row)))
  return (
    <Sheet title={t(text.leaveTitle)}>
      <Loaded query={units}>
        {({ pages }) => {
          const [first] = pages
          const rows = pages.flatMap(({ items }) => items)
          if (!first || rows.length === 0)
            return <EmptyState title={t(text.noneHere)}>{t(text.noneHereHow)}</EmptyState>
          const own = rows.length === 1 && rows[0]?.unit.unitId === unitId
          return (
            <>
              <p>{saidOf(first, speech)}</p>
              {own ? (
                <LeaveOf unitId={unitId} />
              ) : (
                <>
                  <DataTable
                    caption={t(text.leaveTitle)}
                    rows={rows}
                    keyOf={({ unit }) => unit.unitId}
                    hrefOf={({ unit }) => (unit.unitId === unitId ? undefined : to.unitLeave(unit.unitId))}
                    columns={[
                      { key: "unit", title: t(text.unit), phone: "title", cell: ({ unit }) => unit.name },
                      {
                        key: "asked",
                        title: t(text.asking),
                        numeric: true,
                        cell: figure(({ asked }) => asked),
                      },
                      { key: "away", title: t(text.away), numeric: true, cell: figure(({ away }) => away) },
                      {
                        key: "ahead",
                        title: t(text.ahead),
                        numeric: true,
                        cell: figure(({ ahead }) => ahead),
                      },
                      {
                        key: "overdue",
                        title: t(text.notEnded),
                        numeric: true,
                        cell: figure(({ overdue }) => overdue),
                      },
                    ]}
                  />
                  <More
                    shown={rows.length}
                    hasMore={units.hasNextPage}
                    busy={units.isFetchingNextPage}
                    onMore={() => void units.fetchNextPage()}
                  />
                </>
              )}
            </>
          )
        }}
      </Loaded>
    </Sheet>
  )
}

/** Figures that are not nothing, in words. */
function saidOf({ asked, away, ahead, overdue }: ByUnit, { t, format }: Speech): string {
  return [
    asked > 0 ? t(text.countAsked(format.number(asked))) : "",
    away > 0 ? t(text.countAway(format.number(away))) : "",
    ahead > 0 ? t(text.countAhead(format.number(ahead))) : "",
    overdue > 0 ? t(text.countOverdue(format.number(overdue))) : "",
    asked + away + ahead + overdue === 0 ? t(text.countBack) : "",
  ]
    .filter(Boolean)
    .join(" · ")
}

function LeaveOf({ unitId }: { readonly unitId: number }) {
  const { t } = useText()
  const leave = useQuery(unitLeaveQuery(unitId))
  return (
    <Loaded query={leave} lines={2}>
      {({ items, more }) => (
        <>
          <LeaveRows leaves={items} />
          {more && <p className="small">{t(text.more)}</p>}
        </>
      )}
    </Loaded>
  )
}
