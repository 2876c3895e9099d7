import { useInfiniteQuery } from "@tanstack/react-query"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { Paged } from "./Paged.tsx"
import { text } from "./text.ts"
import { type Person, peopleQuery } from "./unit-queries.ts"

interface Props {
  readonly unitId: number
  readonly people: number
}

/** Whoever belongs to a unit or below it today, in the order of their numbers. */
export function UnitPeople({ unitId, people }: Props) {
  const { t, format } = useText()
  const roster = useInfiniteQuery(peopleQuery(unitId))
  const empty = <EmptyState title={t(text.peopleEmpty)}>{t(text.peopleEmptyNote)}</EmptyState>
  return (
    <Sheet>
      <p className="small">{t(text.peopleNote(format.number(people)))}</p>
      <Paged query={roster} lines={8} empty={empty}>
        {(rows) => <PeopleTable rows={rows} />}
      </Paged>
    </Sheet>
  )
}

function PeopleTable({ rows }: { readonly rows: readonly Person[] }) {
  const { t, format, words } = useText()
  const postsOf = ({ posts }: Person) => format.list(posts.map((post) => words.posts[post]))
  return (
    <DataTable
      caption={t(text.peopleTab)}
      rows={rows}
      keyOf={({ memberId }) => memberId}
      hrefOf={({ memberId }) => to.person(memberId)}
      columns={[
        { key: "name", title: t(text.holder), cell: ({ name }) => name, phone: "title" },
        { key: "unit", title: t(text.unitOf), cell: ({ unit }) => unit, phone: "plain" },
        { key: "posts", title: t(text.post), cell: postsOf, phone: "plain" },
        { key: "code", title: t(text.code), tight: true, cell: ({ code }) => code, phone: "none" },
      ]}
    />
  )
}
