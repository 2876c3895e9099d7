import { useInfiniteQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { type DutyGroup, dutyGroups } from "../../../domain/overview/duty.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Chips } from "../../design/Chips.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State, type StateKind } from "../../design/State.tsx"
import { text as words } from "../../design/text.ts"
import { type BranchFilter, to } from "../../paths.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { boardText as text } from "./board-text.ts"
import "./overview.css"
import { clauseTitle } from "./parts.ts"
import { groupNames, text as shared } from "./text.ts"

const bands = ["short", "risk", "open", "met"] as const
const filters: readonly DutyGroup[] = ["meetings", "study", "training", "filing"]

type Band = (typeof bands)[number]

function useFilter() {
  const { group, obligation, band, view } = useSearch({ from: "/board/$unitId/branches" })
  const asked = dutyGroups.find((one) => one === group)
  return {
    obligation,
    group: asked ?? (obligation === undefined ? ("meetings" as const) : undefined),
    band: bands.find((one) => one === band),
    view: view === "so-far" ? ("so-far" as const) : ("now" as const),
  }
}

type Filter = ReturnType<typeof useFilter>

/** Only what is given. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

/** Which branches stand in a band, in the order of codes, with what makes it so. */
export function BranchesPage() {
  const { t } = useText()
  const params = useParams({ from: "/board/$unitId/branches" })
  const unitId = Number(params.unitId)
  const filter = useFilter()
  const list = useInfiniteQuery({
    queryKey: ["board", unitId, "branches", filter],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/board/{unitId}/branches", {
          params: {
            path: { unitId },
            query: { ...given(filter), ...(pageParam === "" ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
  const name = filter.group === undefined ? t(text.branches) : t(groupNames[filter.group])
  return (
    <>
      <PageHead
        title={t(text.branchesTitle(name))}
        note={`${t(filter.view === "now" ? text.now : text.soFar)} · ${t(text.byCode)}`}
        crumbs={[{ title: t(shared.boardTitle), href: to.board(unitId) }, { title: name }]}
      />
      <Sheet>
        <Filters unitId={unitId} filter={filter} />
        <Loaded query={list} lines={8}>
          {({ pages }) => {
            const rows = pages.flatMap(({ items }) => items)
            if (rows.length === 0)
              return <EmptyState title={t(text.noBranches)}>{t(text.noBranchesHow)}</EmptyState>
            return (
              <>
                <BranchTable rows={rows} people={filter.group === "training"} />
                <More
                  shown={rows.length}
                  hasMore={list.hasNextPage}
                  busy={list.isFetchingNextPage}
                  onMore={() => void list.fetchNextPage()}
                />
              </>
            )
          }}
        </Loaded>
      </Sheet>
    </>
  )
}

function Filters({ unitId, filter }: { readonly unitId: number; readonly filter: Filter }) {
  const { t } = useText()
  const { history } = useRouter()
  const go = (change: BranchFilter) => history.replace(to.branches(unitId, given({ ...filter, ...change })))
  return (
    <div className="stack no-print">
      <Chips
        label={t(text.groupFilter)}
        bare
        options={filters.map((group) => ({ value: group, label: t(groupNames[group]) }))}
        value={filter.group ?? ""}
        onChange={(group) =>
          history.replace(to.branches(unitId, given({ band: filter.band, view: filter.view, group })))
        }
      />
      <Chips
        label={t(text.bandFilter)}
        bare
        options={[
          { value: "all", label: t(text.anyBand) },
          ...bands.map((band) => ({ value: band, label: t(words[band]) })),
        ]}
        value={filter.band ?? "all"}
        onChange={(band) => {
          const { band: _, ...rest } = filter
          if (band === "all") history.replace(to.branches(unitId, given(rest)))
          else go({ band })
        }}
      />
    </div>
  )
}

interface Row {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly parentName: string
  readonly band: Band
  readonly people: number | null
  readonly figures: readonly {
    readonly obligation: string
    readonly title: string
    readonly unitId: number
    readonly period: string
    readonly state: StateKind
    readonly periods: number
  }[]
}

function BranchTable({ rows, people }: { readonly rows: readonly Row[]; readonly people: boolean }) {
  const speech = useText()
  const { t, format } = speech
  const columns: Column<Row>[] = [
    { key: "name", title: t(text.unit), cell: ({ name }) => name, phone: "title" },
    { key: "parent", title: t(text.superior), cell: ({ parentName }) => parentName, phone: "plain" },
    {
      key: "band",
      title: t(text.state),
      cell: ({ band }) => <State is={band} />,
      tight: true,
      phone: "side",
    },
    people
      ? {
          key: "people",
          title: t(text.people),
          cell: ({ people: count, unitId, band }) => (
            <Anchor href={to.unitTraining(unitId, band)}>
              {t(shared.people(format.number(count ?? 0)))}
            </Anchor>
          ),
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
      caption={t(text.branches)}
      rows={rows}
      columns={columns}
      keyOf={({ unitId }) => unitId}
      hrefOf={({ unitId }) => to.unitYear(unitId)}
    />
  )
}

/** The figures that make the band; each opens. */
function Reasons({ row, speech }: { readonly row: Row; readonly speech: Speech }) {
  const { t } = speech
  const figures = row.figures.filter(({ state }) => state === row.band)
  return (
    <ul className="reasons">
      {figures.map(({ obligation, title, unitId, period, periods }) => (
        <li key={`${obligation} ${unitId}`}>
          <Anchor href={to.standing({ obligation, subjectType: "org", subjectId: unitId, period })}>
            {t(text.periods(clauseTitle(speech, obligation, title), periods))}
          </Anchor>
        </li>
      ))}
    </ul>
  )
}
