import type { BoardView, Taken } from "../../../domain/overview/board-view.ts"
import {
  type BandCount,
  type Below,
  type BoardChild,
  bandsOfUnits,
  childrenOf,
  counted,
  type Done,
  doneIn,
  type ObligationStates,
  type PlacedUnit,
  thereOn,
  unitsBelow,
} from "../../../domain/overview/count-board.ts"
import type { TaskGroup } from "../../../domain/policy/task-groups.ts"
import type { Day, PeriodKind } from "../../../domain/shared/calendar.ts"
import type { RememberedUnits, UnitPeople } from "../standing/index.ts"

/** Which units are counted, and how. */
export interface LinesAsked {
  /** The unit whose children are the lines; of several, none below another, each is a line. */
  readonly units: readonly { readonly unitId: number }[]
  readonly year: number
  /** The day as known. */
  readonly today: Day
  readonly view: BoardView
  /** The day on which units stand where they are counted. */
  readonly day: Day
  readonly how: {
    readonly obligations: ReadonlyMap<string, TaskGroup>
    readonly taken: readonly Taken[]
  }
}

/** One line of a board, counted. */
export interface CountedLine {
  /** Its units that are there on the day. */
  readonly below: readonly Below[]
  readonly counts: readonly BandCount[]
  /** The unit it is called by; none where that is not there and holds nobody. */
  readonly children: readonly BoardChild[]
  readonly people: number
  readonly doneIn: (obligation: string, period: number, kind?: PeriodKind) => Done
}

/** What is kept of a unit, and was counted: another object as soon as it is read again. */
type Read = readonly ObligationStates[] | readonly UnitPeople[] | undefined

interface Line {
  readonly everything: readonly Below[]
  readonly below: readonly Below[]
  read: readonly Read[]
  counted: CountedLine | undefined
}

interface Lines {
  readonly tree: readonly PlacedUnit[]
  readonly lines: readonly Line[]
}

/** Boards whose lines are remembered, at the most. */
const most = 50
const remembered = new WeakMap<object, Map<string, Lines>>()

/**
 * The lines of a board. A line is counted anew when what is kept of one of its units has been read again since, and
 * all are where the tree is another; the others are remembered.
 */
export function countLines(
  owner: object,
  tree: readonly PlacedUnit[],
  kept: RememberedUnits,
  asked: LinesAsked,
): CountedLine[] {
  const { units, year, today, view, day } = asked
  const ofOwner = remembered.get(owner) ?? new Map<string, Lines>()
  remembered.set(owner, ofOwner)
  const name = [year, today, view, ...units.map(({ unitId }) => unitId)].join(" ")
  const known = ofOwner.get(name)
  const lines = known?.tree === tree ? known : { tree, lines: placeInLines(tree, units, day) }
  // The board asked for last stands last; the one nobody has asked for longest is forgotten.
  ofOwner.delete(name)
  ofOwner.set(name, lines)
  const [longest] = ofOwner.keys()
  if (ofOwner.size > most && longest !== undefined) ofOwner.delete(longest)
  return lines.lines.map((line) => countLine(line, kept, asked))
}

/** The units of a board as they stood on a day, each in the line it belongs to, and once. */
function placeInLines(tree: readonly PlacedUnit[], units: LinesAsked["units"], day: Day): Line[] {
  const byLine = Map.groupBy(unitsOf(tree, units, day), ({ childId }) => childId)
  return [...byLine.values()].map((everything) => ({
    everything,
    below: thereOn(everything, day),
    read: [],
    counted: undefined,
  }))
}

function unitsOf(tree: readonly PlacedUnit[], units: LinesAsked["units"], day: Day): Below[] {
  const [unit, ...others] = units
  if (unit && others.length === 0) return unitsBelow(tree, unit.unitId, day)
  const below = new Map(units.map(({ unitId }) => [unitId, unitsBelow(tree, unitId, day)]))
  // One of them may have stood below another then.
  const tops = units.filter(
    ({ unitId }) =>
      ![...below].some(([above, itsOwn]) => above !== unitId && itsOwn.some((one) => one.unit.id === unitId)),
  )
  return tops.flatMap(({ unitId }) => (below.get(unitId) ?? []).map((one) => ({ ...one, childId: unitId })))
}

function countLine(
  line: Line,
  { obligations, people }: RememberedUnits,
  { units, day, how }: LinesAsked,
): CountedLine {
  const { everything, below } = line
  const read = everything.flatMap(({ unit: { id } }): Read[] => [obligations.get(id), people.get(id)])
  if (line.counted && read.every((one, index) => one === line.read[index])) return line.counted
  const obligationsOf = (unitId: number) => obligations.get(unitId) ?? []
  const peopleOf = (unitId: number) => people.get(unitId) ?? []
  const everybodyIn = (unitId: number) => peopleOf(unitId).find(({ severity }) => severity === 0)?.people ?? 0
  const topId = units.length === 1 ? units[0]?.unitId : undefined
  const done = new Map<string, Done>()
  line.read = read
  line.counted = {
    below,
    counts: [...bandsOfUnits(below, obligationsOf, how), ...bandsOfPeople(everything, peopleOf)],
    children: childrenOf(everything, topId, day, everybodyIn),
    people: everything.reduce((all, { unit: { id } }) => all + everybodyIn(id), 0),
    doneIn: (obligation, period, kind) => {
      const name = `${obligation} ${period} ${kind}`
      const found = done.get(name) ?? doneIn(below, obligationsOf, obligation, period, kind)
      done.set(name, found)
      return found
    },
  }
  return line.counted
}

/** People by the worst of their yearly training obligations. */
function bandsOfPeople(
  below: readonly Below[],
  peopleOf: (unitId: number) => readonly UnitPeople[],
): BandCount[] {
  return counted(
    below.flatMap(({ unit, childId }) =>
      peopleOf(unit.id)
        .filter(({ severity }) => severity > 0)
        .map(({ severity, people }) => ({
          childId,
          group: "training" as const,
          kind: "people" as const,
          severity,
          count: people,
        })),
    ),
  )
}
