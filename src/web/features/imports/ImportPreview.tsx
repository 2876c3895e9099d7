import { isDay } from "../../../domain/shared/calendar.ts"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import type { Preview } from "./import-queries.ts"
import { text } from "./text.ts"

interface Props {
  readonly preview: Preview
  /** It has been carried out: the words say what was, not what would be. */
  readonly done: boolean
}

/** What a file says and would do: what needs changing first, then counts, changes, what is added. */
export function ImportPreview({ preview, done }: Props) {
  const { t } = useText()
  const faults = preview.faults.filter(({ level }) => level === "fault")
  const notes = preview.faults.filter(({ level }) => level !== "fault")
  return (
    <>
      {faults.length > 0 && <Faults title={t(text.faults)} faults={faults} total={preview.counts.fault} />}
      <Counts sheets={preview.sheets} />
      {preview.changes.length > 0 && (
        <Changes title={t(done ? text.changesDone : text.changes)} changes={preview.changes} />
      )}
      {preview.added.length > 0 && (
        <Added
          title={t(done ? text.additionsDone : text.additions)}
          added={preview.added}
          total={preview.sheets.reduce((sum, { added }) => sum + added, 0)}
        />
      )}
      {notes.length > 0 && (
        <Faults
          title={t(text.warnings)}
          faults={notes}
          total={preview.counts.warning + preview.counts.note}
        />
      )}
    </>
  )
}

/** Rows that have no name of their own, with their places. */
function numbered<Row>(rows: readonly Row[]): { readonly row: Row; readonly index: number }[] {
  return rows.map((row, index) => ({ row, index }))
}

function Shown({ shown, total }: { readonly shown: number; readonly total: number }) {
  const { t, format } = useText()
  if (total <= shown) return null
  return <p className="small">{t(text.shownOf(format.number(shown), format.number(total)))}</p>
}

interface FaultsProps {
  readonly title: string
  readonly faults: Preview["faults"]
  readonly total: number
}

function Faults({ title, faults, total }: FaultsProps) {
  const { t, format } = useText()
  const columns: readonly Column<{ row: Preview["faults"][number]; index: number }>[] = [
    { key: "sheet", title: t(text.sheet), tight: true, cell: ({ row }) => row.sheet ?? "" },
    {
      key: "row",
      title: t(text.row),
      numeric: true,
      cell: ({ row }) => (row.row === null ? "" : format.number(row.row)),
    },
    { key: "column", title: t(text.column), tight: true, cell: ({ row }) => row.column ?? "" },
    { key: "value", title: t(text.value), cell: ({ row }) => row.value ?? "" },
    { key: "what", title: t(text.what), cell: ({ row }) => row.sentence, phone: "title" },
  ]
  return (
    <Sheet title={title}>
      <DataTable caption={title} rows={numbered(faults)} columns={columns} keyOf={({ index }) => index} />
      <Shown shown={faults.length} total={total} />
    </Sheet>
  )
}

function Counts({ sheets }: { readonly sheets: Preview["sheets"] }) {
  const { t, format } = useText()
  if (sheets.length === 0) return null
  const columns: readonly Column<Preview["sheets"][number]>[] = [
    { key: "sheet", title: t(text.sheet), cell: ({ sheet }) => sheet, phone: "title" },
    { key: "added", title: t(text.added), numeric: true, cell: ({ added }) => format.number(added) },
    { key: "changed", title: t(text.changed), numeric: true, cell: ({ changed }) => format.number(changed) },
    {
      key: "unchanged",
      title: t(text.unchanged),
      numeric: true,
      cell: ({ unchanged }) => format.number(unchanged),
    },
  ]
  return (
    <Sheet title={t(text.counts)}>
      <DataTable caption={t(text.counts)} rows={sheets} columns={columns} keyOf={({ sheet }) => sheet} />
    </Sheet>
  )
}

function Changes({ title, changes }: { readonly title: string; readonly changes: Preview["changes"] }) {
  const { t, format } = useText()
  const empty = <span className="small">{t(text.emptyCell)}</span>
  const said = (cell: string) => (isDay(cell) ? format.fullDay(cell) : cell)
  const columns: readonly Column<{ row: Preview["changes"][number]; index: number }>[] = [
    {
      key: "who",
      title: t(text.who),
      cell: ({ row }) => [row.name ?? "", ...row.about.split(" ").map(said)].filter(Boolean).join(" "),
      phone: "title",
    },
    { key: "sheet", title: t(text.sheet), tight: true, cell: ({ row }) => row.sheet, phone: "plain" },
    {
      key: "row",
      title: t(text.row),
      numeric: true,
      cell: ({ row }) => format.number(row.row),
      phone: "none",
    },
    { key: "column", title: t(text.column), tight: true, cell: ({ row }) => row.column, phone: "plain" },
    { key: "was", title: t(text.was), cell: ({ row }) => said(row.was) || empty },
    { key: "is", title: t(text.is), cell: ({ row }) => said(row.is) || empty },
  ]
  return (
    <Sheet title={title}>
      <DataTable caption={title} rows={numbered(changes)} columns={columns} keyOf={({ index }) => index} />
    </Sheet>
  )
}

interface AddedProps {
  readonly title: string
  readonly added: Preview["added"]
  readonly total: number
}

function Added({ title, added, total }: AddedProps) {
  const { t } = useText()
  const columns: readonly Column<{ row: Preview["added"][number]; index: number }>[] = [
    {
      key: "who",
      title: t(text.who),
      cell: ({ row }) => `${row.name} ${row.about}`,
      phone: "title",
    },
    { key: "sheet", title: t(text.sheet), tight: true, cell: ({ row }) => row.sheet, phone: "plain" },
    { key: "what", title: t(text.what), cell: ({ row }) => row.what, phone: "plain" },
  ]
  return (
    <Sheet title={title}>
      <DataTable caption={title} rows={numbered(added)} columns={columns} keyOf={({ index }) => index} />
      <Shown shown={added.length} total={total} />
    </Sheet>
  )
}
