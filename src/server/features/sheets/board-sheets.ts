import type { z } from "zod"
import { clauseTitles } from "../../../contract/clause-titles.ts"
import { wordsIn } from "../../../contract/field-words.ts"
import type { BranchesPage, boardQuery, branchesQuery } from "../../../contract/overview-boards.ts"
import { bandNames, groupNames } from "../../../contract/overview-words.ts"
import { both, sheetColumns as columns, sheetCells, sheetNames } from "../../../contract/sheet-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { periodWords } from "../../../domain/shared/day-words.ts"
import { bands } from "../../../domain/shared/words.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { showBoard, showBranches, showOwnBoards, showOwnBranches } from "../overview/index.ts"
import { atOnce, everyRow } from "./every-row.ts"
import { makeSheet, type SheetColumn } from "./make-sheet.ts"

type Reach = Scope<"board.read">

/** A board as it stands: a line for each unit, a column for each group of duties and band. Null: of all one looks after. */
export async function boardSheet(
  context: RequestContext,
  scope: Reach,
  of: number | null,
  query: z.output<typeof boardQuery>,
): Promise<FileOut> {
  const board =
    of === null ? await showOwnBoards(context, scope, query) : await showBoard(context, scope, of, query)
  const kinds: Readonly<Record<string, string>> = wordsIn(context.language).orgKinds
  type Child = (typeof board.children)[number]
  const asked = board.groups.filter(({ group }) =>
    board.children.some(({ groups }) =>
      groups.some((one) => one.group === group && Object.values(one.bands).some((count) => count > 0)),
    ),
  )
  const nameOf = ({ itself, name }: Child) =>
    itself && board.children.length > 1 ? `${name}${sheetCells.itself[context.language]}` : name
  const counts = asked.flatMap(({ group }) =>
    Object.values(bands).map(
      (band): SheetColumn<Child> => ({
        title: both(groupNames[group], bandNames[band]),
        isFigure: true,
        cell: ({ groups }) => groups.find((one) => one.group === group)?.bands[band] ?? 0,
      }),
    ),
  )
  return await makeSheet(context, {
    name: sheetNames.board,
    unit: board.unit,
    period: query.year?.toString(),
    rows: board.children,
    columns: [
      { title: columns.unitCode, cell: ({ code }) => code },
      { title: columns.unit, width: 28, cell: nameOf },
      { title: columns.kind, cell: ({ kind }) => kinds[kind] ?? kind },
      { title: columns.branches, isFigure: true, cell: ({ branches }) => branches },
      { title: columns.people, isFigure: true, cell: ({ people }) => people },
      ...counts,
    ],
  })
}

type BranchesAsked = Omit<z.output<typeof branchesQuery>, "limit" | "cursor">

/** The units that stand as asked, all of them, with what makes it so. */
export async function branchesSheet(
  context: RequestContext,
  scope: Reach,
  of: number | null,
  query: BranchesAsked,
): Promise<FileOut> {
  const { language } = context
  const page = (cursor: string | undefined) => {
    const asked = { ...query, cursor, limit: atOnce }
    return of === null ? showOwnBranches(context, scope, asked) : showBranches(context, scope, of, asked)
  }
  const rows = await everyRow(page)
  const unit = of === null ? null : await unitWithin(context, scope, of)
  return await makeSheet(context, {
    name: sheetNames.branches,
    unit,
    period: query.year?.toString(),
    rows,
    columns: [
      { title: columns.unitCode, cell: ({ code }) => code },
      { title: columns.unit, width: 28, cell: ({ name }) => name },
      { title: columns.superior, width: 28, cell: ({ parentName }) => parentName },
      { title: columns.state, width: 10, cell: ({ band }) => bandNames[band][language] },
      { title: columns.people, isFigure: true, cell: ({ people }) => people },
      { title: columns.owes, width: 60, cell: (row) => reasonsOf(row, language) },
    ],
  })
}

/** The figures that make the band, each with its group, where it is a group's. */
function reasonsOf({ figures, band }: BranchesPage["items"][number], language: "zh" | "en"): string {
  return figures
    .filter(({ state }) => state === band)
    .map(({ obligation, title, groupName, period }) => {
      const said = language === "en" ? (clauseTitles[obligation] ?? title) : title
      return `${groupName === null ? "" : `${groupName} `}${said} ${periodWords(period)[language]}`
    })
    .join(language === "zh" ? "；" : "; ")
}
