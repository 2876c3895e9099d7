import { type UseQueryResult, useQuery } from "@tanstack/react-query"
import { useRouter, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import type { Board } from "../../../contract/overview-boards.ts"
import type { UnitHome } from "../../../contract/overview-homes.ts"
import type { Desk } from "../../../domain/overview/desks.ts"
import { Apart } from "../../design/Apart.tsx"
import { BandWords } from "../../design/BandWords.tsx"
import { Chips } from "../../design/Chips.tsx"
import { Later } from "../../design/Later.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { text as design } from "../../design/text.ts"
import { type BoardLook, type BoardOf, sameYear, to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { apartOfBoard } from "./apart-items.ts"
import { BoardTable } from "./BoardTable.tsx"
import { askBoard, askBoardSheet, boardOf } from "./board-api.ts"
import { lookOf, rememberView, viewOf } from "./board-look.ts"
import { boardText as text } from "./board-text.ts"
import { KpiCards } from "./KpiCards.tsx"
import { OfficeOwed, useOffice } from "./OfficeOwed.tsx"
import "./overview.css"
import { useWaitingLoads, Waiting } from "./Waiting.tsx"

interface Props {
  readonly unitId: BoardOf
  readonly choice?: ReactNode
  /** Whose home it is: that of an office begins with what is owed. Undefined: nobody's. */
  readonly home?: Desk["kind"]
  /** The address of this page with another choice of periods. */
  readonly addressOf: (look: BoardLook) => string
}

/** How a unit and what lies below it stand: bands and counts, in the order of codes. */
export function BoardView({ unitId, choice, home, addressOf }: Props) {
  const search = useSearch({ strict: false })
  const { history } = useRouter()
  const view = viewOf(search.view)
  const { year } = search
  const board = useQuery({
    queryKey: ["board", unitId, view, year],
    queryFn: () => askBoard(unitId, { view, ...(year === undefined ? {} : { year: String(year) }) }),
    placeholderData: (before) => before,
  })
  // What an office owes stands above the rest: both are asked for at once and drawn together, or the rest would jump.
  const { today } = useSession()
  const isOffice =
    home !== undefined &&
    home !== "inspector" &&
    unitId !== "mine" &&
    (year === undefined || sameYear(Number(year), today).year === undefined)
  const office = useOffice(isOffice ? unitId : undefined)
  const waits = useWaitingLoads(home !== undefined)
  const go = (look: BoardLook) => {
    if (look.view === "so-far" || look.view === "now") rememberView(look.view)
    history.replace(addressOf(look))
  }
  const { data, error, refetch } = board
  return (
    <Loaded query={{ data: office.isLoading || waits ? undefined : data, error, refetch }} lines={10}>
      {(found) => (
        <Page
          board={found}
          choice={choice}
          office={isOffice ? office : undefined}
          isHome={home !== undefined}
          view={view}
          onLook={go}
        />
      )}
    </Loaded>
  )
}

interface PageProps {
  readonly board: Board
  readonly choice: ReactNode
  /** What is owed by the office whose home it is. */
  readonly office: UseQueryResult<UnitHome> | undefined
  readonly isHome: boolean
  readonly view: Board["view"]
  readonly onLook: (look: BoardLook) => void
}

function Page({ board, choice, office, isHome, view, onLook }: PageProps) {
  const speech = useText()
  const { t, format } = speech
  const { unit, today, year } = board
  const other = sameYear(year, today)
  const counts = [format.number(board.branches), format.number(board.people)] as const
  const name = unit?.name ?? t(text.mine)
  const crumbs = (unit?.parents ?? []).map((parent) => ({
    title: parent.name,
    href: to.board(parent.unitId, lookOf(board)),
  }))
  return (
    <>
      <PrintHead unit={name} day={today} />
      <PageHead
        title={t(text.title(name))}
        note={t(
          other.year === undefined
            ? text.note(format.fullDay(today), ...counts)
            : text.noteOfYear(year, ...counts),
        )}
        action={<BoardActions board={board} onLook={onLook} />}
        {...(crumbs.length > 0 ? { crumbs: [...crumbs, { title: name }] } : {})}
      />
      {choice}
      {office && other.year === undefined && <OfficeOwed office={office} board={board} />}
      {isHome && <Waiting />}
      <KpiCards board={board} />
      <Sheet title={t(other.year === undefined ? text.below : text.belowIn(year))} action={<Legend />}>
        {other.year === undefined && (
          <>
            <div className="no-print">
              <Chips
                label={t(text.view)}
                bare
                options={[
                  { value: "now", label: t(text.now) },
                  { value: "so-far", label: t(text.soFar) },
                ]}
                value={view}
                onChange={(chosen) => onLook({ view: chosen })}
              />
            </div>
            <p className="print-only">{t(board.view === "now" ? text.now : text.soFar)}</p>
          </>
        )}
        <Later>
          <BoardTable board={board} isHome={isHome} />
          <Apart items={apartOfBoard(board, speech)} />
          {board.withoutCalendar && <p className="small">{t(design.withoutCalendar)}</p>}
        </Later>
      </Sheet>
    </>
  )
}

function BoardActions({ board, onLook }: Pick<PageProps, "board" | "onLook">) {
  const { t } = useText()
  const { unit, year, years, today, can } = board
  return (
    <div className="row no-print">
      {years.length > 1 && (
        <Select
          label={t(text.year)}
          bare
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
          value={String(year)}
          onChange={(one) => onLook(sameYear(Number(one), today))}
        />
      )}
      <SheetButton ask={() => askBoardSheet(boardOf(board), { view: board.view, year: String(year) })} />
      {unit !== null && can.includes("standing.read") && (
        <LinkButton href={to.unitYear(unit.unitId, sameYear(year, today).year)}>{t(text.ownYear)}</LinkButton>
      )}
    </div>
  )
}

function Legend() {
  const { t } = useText()
  return (
    <span className="row small">
      <BandWords />
      {t(text.byCode)}
    </span>
  )
}
