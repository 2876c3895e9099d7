import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { useParams, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { planYear } from "../../../domain/plans/plan-year.ts"
import { api, ask } from "../../api/client.ts"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintButton } from "../../design/PrintButton.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import "./plans.css"
import { SideBySide } from "./SideBySide.tsx"
import { text } from "./text.ts"
import type { VersionRow } from "./types.ts"

/** What a filed plan was and is: two versions beside each other. */
export function VersionsPage() {
  const { t } = useText()
  const { unitId } = useParams({ from: "/units/$unitId/plan/versions" })
  const { today } = useSession()
  const { year = planYear(today) } = useSearch({ from: "/units/$unitId/plan/versions" })
  const versions = useInfiniteQuery({
    queryKey: ["plan", "versions", Number(unitId), year],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/units/{unitId}/plans/{year}/versions", {
          params: {
            path: { unitId: Number(unitId), year: String(year) },
            query: pageParam === "" ? {} : { cursor: pageParam },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
  return (
    <Loaded query={versions} lines={10}>
      {({ pages }) => {
        const unit = pages[0]?.unit
        const rows = pages.flatMap(({ items }) => items)
        return (
          <div className="stack">
            <PageHead
              title={t(text.versionsTitle(year))}
              action={<PrintButton />}
              {...(unit && {
                note: unit.name,
                crumbs: [
                  { title: unit.name, href: to.plan(unit.unitId, year) },
                  { title: t(text.versionsTitle(year)) },
                ],
              })}
            />
            {rows.length < 2 ? (
              <Sheet>
                <EmptyState title={t(text.noVersions)}>{t(text.noVersionsHelp)}</EmptyState>
              </Sheet>
            ) : (
              <Chosen unitId={Number(unitId)} year={year} rows={rows} />
            )}
            <More
              shown={rows.length}
              hasMore={versions.hasNextPage}
              busy={versions.isFetchingNextPage}
              onMore={() => void versions.fetchNextPage()}
            />
          </div>
        )
      }}
    </Loaded>
  )
}

interface ChosenProps {
  readonly unitId: number
  readonly year: number
  readonly rows: readonly VersionRow[]
}

function Chosen({ unitId, year, rows }: ChosenProps) {
  const { t, format } = useText()
  const [after, setAfter] = useState(String(rows[0]?.number))
  const [before, setBefore] = useState(String(rows[1]?.number))
  const labelOf = ({ number, madeAt, by }: VersionRow) =>
    [
      t(text.version(number)),
      number === 1 ? t(text.firstVersion) : t(text.versionBy(format.instant(madeAt), by ?? "")),
    ].join(" · ")
  const options = rows.map((one) => ({ value: String(one.number), label: labelOf(one) }))
  const left = useVersion(unitId, year, before)
  const right = useVersion(unitId, year, after)
  const reason = rows.find(({ number }) => String(number) === after)?.reason
  return (
    <>
      <Sheet title={t(text.beside)}>
        <div className="form-row">
          <Select required label={t(text.before)} options={options} value={before} onChange={setBefore} />
          <Select required label={t(text.after)} options={options} value={after} onChange={setAfter} />
        </div>
        {reason && <p className="small">{`${t(text.reason)}：${reason}`}</p>}
      </Sheet>
      <Loaded query={left} lines={6}>
        {(one) => (
          <Loaded query={right} lines={6}>
            {(other) => <SideBySide year={year} left={one} right={other} />}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

/** One version whole; it never changes. */
function useVersion(unitId: number, year: number, number: string) {
  return useQuery({
    queryKey: ["plan", "version", unitId, year, number],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/plans/{year}/versions/{number}", {
          params: { path: { unitId, year: String(year), number: Number(number) } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
