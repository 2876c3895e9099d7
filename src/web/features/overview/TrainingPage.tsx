import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import type { UnitStanding } from "../../../contract/overview-homes.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Chips } from "../../design/Chips.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State, type StateKind } from "../../design/State.tsx"
import { text as words } from "../../design/text.ts"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { besideText } from "../../text/figures.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { SheetButton } from "../sheets/index.tsx"
import { boardText as text } from "./board-text.ts"
import { dueText } from "./due-text.ts"
import "./overview.css"
import type { Figure } from "./parts.ts"
import { text as shared } from "./text.ts"

const bands = ["short", "at-risk", "open", "met"] as const

/** How the people of a unit stand in their training, in the order of their numbers. */
export function TrainingPage() {
  const { t } = useText()
  const params = useParams({ from: "/units/$unitId/training" })
  const search = useSearch({ from: "/units/$unitId/training" })
  const unitId = Number(params.unitId)
  const band = bands.find((one) => one === search.band)
  const { year } = search
  const { history } = useRouter()
  const { today } = useSession()
  const unit = useQuery({
    queryKey: ["unit", unitId, "standing", year],
    queryFn: () =>
      ask(api.GET("/api/units/{unitId}/standing", { params: { path: { unitId }, query: yearQuery(year) } })),
  })
  const name = unit.data?.unit.name ?? ""
  return (
    <>
      <PrintHead unit={name} day={today} />
      <PageHead
        title={t(year === undefined ? text.trainingTitle(name) : text.trainingIn(name, year))}
        note={t(text.trainingNote)}
        action={
          <>
            <LinkButton href={to.unitTrainingRecords(unitId)}>{t(text.trainingRecords)}</LinkButton>
            <SheetButton
              ask={() =>
                api.GET("/api/sheets/units/{unitId}/training", {
                  params: { path: { unitId }, query: { ...yearQuery(year), ...(band ? { band } : {}) } },
                })
              }
            />
          </>
        }
        crumbs={[{ title: name, href: to.unitYear(unitId, year) }, { title: t(text.figures) }]}
      />
      <Sheet>
        <RemindOfPeople unitId={unitId} owed={unit.data?.owed ?? []} />
        <Chips
          label={t(text.bandFilter)}
          bare
          options={[
            { value: "all", label: t(text.anyBand) },
            ...bands.map((one) => ({ value: one, label: t(words[one]) })),
          ]}
          value={band ?? "all"}
          onChange={(one) =>
            history.replace(
              to.unitTraining(unitId, {
                ...(one === "all" ? {} : { band: one }),
                ...(year === undefined ? {} : { year }),
              }),
            )
          }
        />
        <PeopleList unitId={unitId} band={band} year={year} />
      </Sheet>
    </>
  )
}

interface RemindProps {
  readonly unitId: number
  readonly owed: UnitStanding["owed"]
}

/** Asks the unit after its people who are behind: it is told how many they are, and nobody is chased. */
function RemindOfPeople({ unitId, owed }: RemindProps) {
  const speech = useText()
  const behind = owed.filter(({ people, asks }) => people !== null && asks)
  if (behind.length === 0) return null
  return (
    <ul className="owe-list no-print">
      {behind.map(({ obligation, title, period, people }) => {
        const name = clauseTitle(speech, obligation, title)
        return (
          <li key={obligation}>
            <div>
              {name} <small>{speech.t(dueText.behind(people ?? 0))}</small>
            </div>
            <RemindButton obligation={obligation} period={period} name={name} unitId={unitId} alone />
          </li>
        )
      })}
    </ul>
  )
}

const yearQuery = (year: number | undefined) => (year === undefined ? {} : { year: String(year) })

interface ListProps {
  readonly unitId: number
  readonly band: StateKind | undefined
  readonly year: number | undefined
}

function PeopleList({ unitId, band, year }: ListProps) {
  const { t } = useText()
  const list = useInfiniteQuery({
    queryKey: ["unit", unitId, "training", band, year],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/units/{unitId}/people/standing", {
          params: {
            path: { unitId },
            query: {
              ...yearQuery(year),
              ...(band ? { band } : {}),
              ...(pageParam === "" ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
  return (
    <Loaded query={list} lines={8}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        if (rows.length === 0)
          return <EmptyState title={t(text.noPeople)}>{t(text.noBranchesHow)}</EmptyState>
        return (
          <>
            <PeopleTable rows={rows} year={year} />
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
  )
}

interface Row {
  readonly memberId: number
  readonly name: string
  readonly unitName: string
  readonly opens: boolean
  readonly state: StateKind | "none"
  readonly figures: readonly Figure[]
}

interface TableProps {
  readonly rows: readonly Row[]
  readonly year: number | undefined
}

function PeopleTable({ rows, year }: TableProps) {
  const { t } = useText()
  const columns: Column<Row>[] = [
    {
      key: "name",
      title: t(text.person),
      cell: ({ name, opens }) =>
        opens ? (
          name
        ) : (
          <>
            {name} <small>{t(text.hasLeft)}</small>
          </>
        ),
      phone: "title",
    },
    { key: "unit", title: t(text.group), cell: (row) => row.unitName, phone: "plain" },
    {
      key: "state",
      title: t(text.state),
      tight: true,
      phone: "side",
      cell: ({ state }) => (state === "none" ? null : <State is={state} />),
    },
    { key: "figures", title: t(text.figures), phone: "below", cell: (row) => <Figures row={row} /> },
  ]
  return (
    <DataTable
      caption={t(text.people)}
      rows={rows}
      columns={columns}
      keyOf={({ memberId }) => memberId}
      hrefOf={({ memberId, opens }) => (opens ? to.person(memberId, year) : undefined)}
    />
  )
}

function Figures({ row }: { readonly row: Row }) {
  const speech = useText()
  const { t } = speech
  const said = ({ actual, target, unit }: Figure) => {
    const shown = besideText(speech, { actual: actual ?? 0, target: target ?? 0, unit })
    return t(shared.ofTarget(shown.actual, shown.target))
  }
  return (
    <ul className="reasons">
      {row.figures.map((figure) => (
        <li key={figure.obligation}>
          <FigureLink row={row} figure={figure}>
            <span className="small">{clauseTitle(speech, figure.obligation, figure.title)} </span>
            {said(figure)}
            {figure.exemptedBy !== null && figure.state !== "met" && (
              <span className="small"> · {t(words.exempt)}</span>
            )}
          </FigureLink>
        </li>
      ))}
    </ul>
  )
}

/** Opens a figure of whoever is still within reach. */
function FigureLink({
  row,
  figure,
  children,
}: {
  readonly row: Row
  readonly figure: Figure
  readonly children: ReactNode
}) {
  if (!row.opens) return children
  const { obligation, period } = figure
  return (
    <Anchor href={to.standing({ obligation, subjectType: "member", subjectId: row.memberId, period })}>
      {children}
    </Anchor>
  )
}
