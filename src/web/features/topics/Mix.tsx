import type { Mix as MixBody } from "../../../contract/topics.ts"
import { Chart } from "../../design/Chart.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Row {
  readonly name: string
  readonly sittings: number
  readonly hours: number
}

/** What a year was about: a picture with its table beside it, for information. */
export function Mix({ mix }: { readonly mix: MixBody }) {
  const { t, format, words } = useText()
  const { whole, above, unsaid } = mix
  const categories = mix.categories.map(({ category, ...amount }) => ({
    name: words.contentCategories[category],
    ...amount,
  }))
  const paths = mix.paths.map(({ path, ...amount }) => ({ name: words.studyPaths[path], ...amount }))
  if (whole.sittings === 0) {
    return (
      <Sheet>
        <EmptyState title={t(text.nothingYet)} />
      </Sheet>
    )
  }
  return (
    <>
      <p className="small">
        {t(text.wholeYear(format.number(whole.sittings), format.number(whole.hours)))}{" "}
        {above.sittings > 0 && t(text.heldAbove(format.number(above.sittings), format.number(above.hours)))}{" "}
        {unsaid.sittings > 0 && t(text.unsaid(format.number(unsaid.sittings), format.number(unsaid.hours)))}
      </p>
      <Part title={t(text.byCategory)} first={t(text.category)} rows={categories} />
      <Part title={t(text.byPath)} first={t(text.path)} rows={paths} />
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly first: string
  readonly rows: readonly Row[]
}

function Part({ title, first, rows }: PartProps) {
  const { t, format } = useText()
  const columns: readonly Column<Row>[] = [
    { key: "name", title: first, cell: ({ name }) => name, phone: "title" },
    {
      key: "sittings",
      title: t(text.sittings),
      cell: ({ sittings }) => format.number(sittings),
      numeric: true,
      tight: true,
      phone: "line",
    },
    {
      key: "hours",
      title: t(text.hours),
      cell: ({ hours }) => format.number(hours),
      numeric: true,
      tight: true,
      phone: "line",
    },
  ]
  return (
    <Sheet title={title}>
      <div className="columns">
        <div className="no-print">
          <Chart
            label={title}
            places={rows.map(({ name }) => name)}
            series={[{ name: t(text.hours), kind: "bar", values: rows.map(({ hours }) => hours) }]}
            unit={t(text.hours)}
          />
        </div>
        <DataTable caption={title} rows={rows} columns={columns} keyOf={({ name }) => name} />
      </div>
    </Sheet>
  )
}
