import { useInfiniteQuery } from "@tanstack/react-query"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import { peopleQuery } from "./unit-queries.ts"

interface Props {
  readonly unitId: number
  readonly people: number
}

/** Whoever belongs to a unit or below it today, in the order of their numbers. */
export function UnitPeople({ unitId, people }: Props) {
  const { t, format, words } = useText()
  const roster = useInfiniteQuery(peopleQuery(unitId))
  return (
    <Sheet>
      <p className="small">{t(text.peopleNote(format.number(people)))}</p>
      <Loaded query={roster} lines={8}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0)
            return <EmptyState title={t(text.peopleEmpty)}>{t(text.peopleEmptyNote)}</EmptyState>
          return (
            <>
              <DataTable
                caption={t(text.peopleTab)}
                rows={rows}
                keyOf={({ memberId }) => memberId}
                hrefOf={({ memberId }) => to.person(memberId)}
                columns={[
                  {
                    key: "name",
                    title: t(text.holder),
                    tight: true,
                    cell: ({ name }) => name,
                    phone: "title",
                  },
                  { key: "unit", title: t(text.unitOf), cell: ({ unit }) => unit, phone: "plain" },
                  {
                    key: "posts",
                    title: t(text.post),
                    cell: ({ posts }) => format.list(posts.map((post) => words.posts[post])),
                    phone: "plain",
                  },
                  { key: "code", title: t(text.code), tight: true, cell: ({ code }) => code, phone: "none" },
                ]}
              />
              <More
                shown={rows.length}
                hasMore={roster.hasNextPage}
                busy={roster.isFetchingNextPage}
                onMore={() => void roster.fetchNextPage()}
              />
            </>
          )
        }}
      </Loaded>
    </Sheet>
  )
}
