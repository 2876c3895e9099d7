import type { ReactNode } from "react"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"

/** As much of an infinite query as is needed here. */
interface Asked<Row> {
  readonly data: { readonly pages: readonly { readonly items: readonly Row[] }[] } | undefined
  readonly error: unknown
  readonly refetch: () => unknown
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

interface Props<Row> {
  readonly query: Asked<Row>
  readonly lines?: number
  /** Stands where there is nothing. */
  readonly empty: ReactNode
  readonly children: (rows: readonly Row[]) => ReactNode
}

/** A list that is read page by page. */
export function Paged<Row>({ query, lines = 4, empty, children }: Props<Row>) {
  return (
    <Loaded query={query} lines={lines}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        if (rows.length === 0) return empty
        return (
          <>
            {children(rows)}
            <More
              shown={rows.length}
              hasMore={query.hasNextPage}
              busy={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          </>
        )
      }}
    </Loaded>
  )
}
