import { useInfiniteQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { Suggestion } from "./Suggestion.tsx"
import { text } from "./text.ts"

/** What one has suggested, with the answers. */
export function MySuggestions() {
  const { t, format } = useText()
  const pages = useInfiniteQuery({
    queryKey: ["suggestions", "mine"],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/suggestions/mine", {
          params: { query: pageParam === "" ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
  return (
    <Loaded query={pages}>
      {({ pages: read }) => {
        const mine = read.flatMap(({ items }) => items)
        if (mine.length === 0) {
          return (
            <Sheet>
              <EmptyState title={t(text.noneMine)}>{t(text.noneMineHint)}</EmptyState>
            </Sheet>
          )
        }
        return (
          <div className="stack">
            {mine.map((one) => (
              <Suggestion key={one.suggestionId} suggestion={one} head={format.instant(one.sentAt)} />
            ))}
            <More
              shown={mine.length}
              hasMore={pages.hasNextPage}
              busy={pages.isFetchingNextPage}
              onMore={() => void pages.fetchNextPage()}
            />
          </div>
        )
      }}
    </Loaded>
  )
}
