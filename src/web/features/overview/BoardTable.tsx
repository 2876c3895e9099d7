import type { Board } from "../../../contract/overview-boards.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Band } from "../../design/Band.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Fold } from "../../design/Fold.tsx"
import { NameBelow } from "../../design/NameBelow.tsx"
import { State } from "../../design/State.tsx"
import { useNarrow } from "../../design/use-narrow.ts"
import { sameYear, to } from "../../paths.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { boardOf } from "./board-api.ts"
import { lookOf } from "./board-look.ts"
import { boardText as text } from "./board-text.ts"
import { groupNames } from "./text.ts"

type Child = Board["children"][number]
type Group = Child["groups"][number]

interface Props {
  readonly board: Board
  /** It stands on a home, which has more to show: on a phone the first rows, and the rest folded. */
  readonly isHome?: boolean
}

/** Children on a home on a phone before the rest is folded. */
const namedAtOnce = 2

/** Children in the order of their codes, with a band for each group of duties. */
export function BoardTable({ board, isHome = false }: Props) {
  const speech = useText()
  const { t, format } = speech
  const narrow = useNarrow()
  if (board.children.length === 0) {
    return <EmptyState title={t(text.noChildren)}>{t(text.noChildrenHow)}</EmptyState>
  }
  const shown = board.children.filter(isAsked)
  const left = board.children.length - shown.length
  const rows = shown.length > 1 ? [...shown, totalRow(board, t(text.total))] : shown
  const folds = isHome && narrow && shown.length > namedAtOnce
  const first = folds ? rows.slice(0, namedAtOnce) : rows
  const rest = rows.slice(first.length)
  const table = (some: readonly Child[]) => (
    <DataTable
      caption={t(text.below)}
      rows={some}
      columns={columnsOf(board, speech)}
      keyOf={({ unitId }) => unitId}
      hrefOf={(child) => hrefOf(child, board)}
    />
  )
  return (
    <div className="board-table">
      {table(first)}
      {folds && (
        <Fold summary={t(text.others(format.number(shown.length - namedAtOnce)))}>{table(rest)}</Fold>
      )}
      {left > 0 && <p className="small">{t(text.notListed(left))}</p>}
    </div>
  )
}

/** All lines together, as the last one. */
function totalRow({ branches, people, groups }: Board, name: string): Child {
  return {
    unitId: total,
    code: "",
    name,
    kind: "total",
    branches,
    people,
    groups,
    endedOn: null,
    beginsOn: null,
    opens: true,
    itself: false,
  }
}

const total = 0

/** Whether anything is asked of a unit or of whoever is below it. */
function isAsked({ branches, groups }: Child): boolean {
  return branches > 0 || groups.some(({ bands }) => totalOf(bands) > 0)
}

/** A committee leads to its own board, a branch to its year, and so does the unit whose board it is. */
function hrefOf(child: Child, board: Board): string | undefined {
  if (child.unitId === total || !child.opens) return undefined
  const { year } = sameYear(board.year, board.today)
  return isAlone(child) ? to.unitYear(child.unitId, year) : to.board(child.unitId, lookOf(board))
}

function isBranch({ kind }: Child): boolean {
  return kind === "branch" || kind === "group"
}

/** Whether its line counts nothing below it: a branch, or the unit itself. */
function isAlone(child: Child): boolean {
  return isBranch(child) || child.itself
}

/** What fits a phone; the rest opens with the unit. */
const onPhone: readonly Group["group"][] = ["meetings", "study", "training"]

/**
 * A name; of a unit that is not there with since when, or until when; of one that has moved away with that; of the unit
 * itself that it is.
 */
function Name({ child: { itself, name, endedOn, beginsOn, opens }, speech: { t, format } }: NameProps) {
  const said = itself ? text.itself : lifeOf({ endedOn, beginsOn }, format)
  if (!opens || said === undefined) return <NameBelow name={name} opens={opens} />
  return (
    <>
      {name} <small>{t(said)}</small>
    </>
  )
}

function lifeOf({ endedOn, beginsOn }: Pick<Child, "endedOn" | "beginsOn">, format: Speech["format"]) {
  if (endedOn !== null) return text.endedOn(format.fullDay(endedOn))
  return beginsOn === null ? undefined : text.beginsOn(format.fullDay(beginsOn))
}

function columnsOf(board: Board, speech: Speech): Column<Child>[] {
  const { t, format } = speech
  const asked = board.groups.filter(({ group }) =>
    board.children.some(({ groups }) => groups.some((one) => one.group === group && totalOf(one.bands) > 0)),
  )
  const hasBranches = board.children.some((child) => !isBranch(child))
  return [
    {
      key: "name",
      title: t(text.unit),
      cell: (child) => <Name child={child} speech={speech} />,
      phone: "title",
    },
    ...(hasBranches
      ? [
          {
            key: "branches",
            title: t(text.branches),
            numeric: true,
            cell: (child: Child) =>
              isAlone(child) ? (
                ""
              ) : !child.opens ? (
                format.number(child.branches)
              ) : (
                <Anchor
                  href={unitHref(child, board)}
                  aria-label={t(text.branchesOf(child.name, child.branches))}
                >
                  {format.number(child.branches)}
                </Anchor>
              ),
          },
        ]
      : []),
    ...asked.map(
      ({ group }): Column<Child> => ({
        key: group,
        title: t(groupNames[group]),
        phone: onPhone.includes(group) ? "below" : "none",
        cell: (child) => <GroupBand child={child} group={group} board={board} />,
      }),
    ),
  ]
}

function totalOf({ met, open, "at-risk": behind, short }: Group["bands"]): number {
  return met + open + behind + short
}

interface NameProps {
  readonly child: Child
  readonly speech: Speech
}

interface CellProps {
  readonly child: Child
  readonly group: Group["group"]
  readonly board: Board
}

function GroupBand({ child, group, board }: CellProps) {
  const { t } = useText()
  const found = child.groups.find((one) => one.group === group)
  const name = t(groupNames[group])
  if (!found || totalOf(found.bands) === 0) {
    return <span className="small wide-only">{t(text.nobodyAsked)}</span>
  }
  const { bands, of } = found
  const one =
    totalOf(bands) === 1
      ? (["met", "open", "at-risk", "short"] as const).find((state) => bands[state] > 0)
      : undefined
  const shown = one ? <State is={one} /> : <Band counts={bands} label={`${child.name} ${name}`} />
  return (
    <div className="group-band">
      <span className="small phone-only">{name}</span>
      {!child.opens ? (
        shown
      ) : (
        <Anchor className="band-link" href={leadOf({ child, group, board }, of)}>
          {one && (
            <span className="unseen">
              {child.name} {name}{" "}
            </span>
          )}
          {shown}
        </Anchor>
      )}
    </div>
  )
}

/** The page of the unit whose branches are counted; of another year its board, which counts those of that year. */
function unitHref({ unitId }: Child, board: Board): string {
  const { unit, year, today } = board
  if (unitId !== total) {
    return sameYear(year, today).year === undefined ? to.unit(unitId) : to.board(unitId, lookOf(board))
  }
  return unit === null ? to.units() : to.unit(unit.unitId)
}

function leadOf({ child, group, board }: CellProps, of: Group["of"]): string {
  const year = sameYear(board.year, board.today)
  if (child.unitId === total) return to.branches(boardOf(board), { group, ...lookOf(board) })
  if (!isAlone(child)) return to.branches(child.unitId, { group, ...lookOf(board) })
  return of === "people" ? to.unitTraining(child.unitId, year) : to.unitYear(child.unitId, year.year)
}
