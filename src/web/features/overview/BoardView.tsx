import { useQuery } from "@tanstack/react-query"
import { useSearch } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import type { Board } from "../../../contract/board.ts"
import { api, ask } from "../../api/client.ts"
import { Chips } from "../../design/Chips.tsx"
import { Later } from "../../design/Later.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { BoardChart } from "./BoardChart.tsx"
import { BoardTable } from "./BoardTable.tsx"
import { boardText as text } from "./board-text.ts"
import { KpiCards } from "./KpiCards.tsx"
import "./overview.css"
import { text as shared } from "./text.ts"

interface Props {
  readonly unitId: number
  readonly choice?: ReactNode
}

/** How a unit and what lies below it stand: bands and counts, in the order of codes. */
export function BoardView({ unitId, choice }: Props) {
  const { view: wanted } = useSearch({ strict: false })
  const [view, setView] = useState<Board["view"]>(wanted === "so-far" ? "so-far" : "now")
  const board = useQuery({
    queryKey: ["board", unitId, view],
    queryFn: () => ask(api.GET("/api/board/{unitId}", { params: { path: { unitId }, query: { view } } })),
    placeholderData: (before) => before,
  })
  return (
    <Loaded query={board} lines={10}>
      {(data) => <Page board={data} choice={choice} view={view} onView={setView} />}
    </Loaded>
  )
}

interface PageProps {
  readonly board: Board
  readonly choice: ReactNode
  readonly view: Board["view"]
  readonly onView: (view: Board["view"]) => void
}

function Page({ board, choice, view, onView }: PageProps) {
  const { t, format } = useText()
  const { unit, today } = board
  const crumbs = unit.parents.map((parent) => ({ title: parent.name, href: to.board(parent.unitId) }))
  return (
    <>
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(text.title(unit.name))}
        note={t(text.note(format.fullDay(today), format.number(board.branches), format.number(board.people)))}
        action={
          board.can.includes("standing.read") && (
            <LinkButton className="no-print" href={to.unitYear(unit.unitId)}>
              {t(text.ownYear)}
            </LinkButton>
          )
        }
        {...(crumbs.length > 0 ? { crumbs: [...crumbs, { title: unit.name }] } : {})}
      />
      {choice}
      <KpiCards board={board} />
      <Sheet title={t(text.below)} action={<Legend />}>
        <div className="no-print">
          <Chips
            label={t(text.view)}
            bare
            options={[
              { value: "now", label: t(text.now) },
              { value: "so-far", label: t(text.soFar) },
            ]}
            value={view}
            onChange={onView}
          />
        </div>
        <Later>
          <BoardTable board={board} />
        </Later>
      </Sheet>
      <Later>
        <BoardChart board={board} />
      </Later>
    </>
  )
}

function Legend() {
  const { t } = useText()
  return (
    <span className="row small">
      <span className="row wide-only">
        <State is="met">{t(shared.met)}</State>
        <State is="open" />
        <State is="risk" />
        <State is="short" />
      </span>
      {t(text.byCode)}
    </span>
  )
}
