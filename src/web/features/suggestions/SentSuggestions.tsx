import { useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { Chips } from "../../design/Chips.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { AnswerForm } from "./AnswerForm.tsx"
import { Suggestion } from "./Suggestion.tsx"
import { text } from "./text.ts"

type Which = "open" | "all"

/** What people have suggested, for whoever answers. */
export function SentSuggestions() {
  const { t, format } = useText()
  const [state, setState] = useState<Which>("open")
  const pages = useInfiniteQuery({
    queryKey: ["suggestions", "sent", state],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/suggestions", {
          params: { query: { state, ...(pageParam === "" ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
  return (
    <div className="stack">
      <Chips
        bare
        label={t(text.which)}
        value={state}
        onChange={setState}
        options={[
          { value: "open", label: t(text.open) },
          { value: "all", label: t(text.all) },
        ]}
      />
      <Loaded query={pages}>
        {({ pages: read }) => {
          const sent = read.flatMap(({ items }) => items)
          if (sent.length === 0) {
            return (
              <Sheet>
                <EmptyState title={t(text.noneOpen)}>{t(text.noneOpenHint)}</EmptyState>
              </Sheet>
            )
          }
          return (
            <>
              {sent.map((one) => {
                const at = format.instant(one.sentAt)
                const head = one.unit
                  ? text.from(one.sender, one.unit.name, at)
                  : text.fromNoUnit(one.sender, at)
                return (
                  <Suggestion key={one.suggestionId} suggestion={one} head={t(head)}>
                    {one.can.includes("suggestion.answer") && (
                      <AnswerForm suggestionId={one.suggestionId} sender={one.sender} />
                    )}
                  </Suggestion>
                )
              })}
              <More
                shown={sent.length}
                hasMore={pages.hasNextPage}
                busy={pages.isFetchingNextPage}
                onMore={() => void pages.fetchNextPage()}
              />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}
