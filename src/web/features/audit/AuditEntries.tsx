import { useInfiniteQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { AuditEntry } from "./AuditEntry.tsx"
import { text } from "./text.ts"
import { queryOf, type Wanted } from "./wanted.ts"

interface Props {
  readonly wanted: Wanted
  /** Shows only what is about one unit or member. */
  readonly onNarrow: (more: Wanted) => void
}

async function fetchPage(wanted: Wanted, cursor: string) {
  const query = { ...queryOf(wanted), ...(cursor === "" ? {} : { cursor }) }
  return await ask(api.GET("/api/audit", { params: { query } }))
}

/** The lines that match, newest first. */
export function AuditEntries({ wanted, onNarrow }: Props) {
  const { t, format } = useText()
  const pages = useInfiniteQuery({
    queryKey: ["audit", "lines", wanted],
    queryFn: ({ pageParam }) => fetchPage(wanted, pageParam),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
  return (
    <Sheet title={t(text.lines)}>
      <Loaded query={pages} lines={8}>
        {({ pages: read }) => {
          const lines = read.flatMap(({ items }) => items)
          const lookedBackTo = read[read.length - 1]?.lookedBackTo
          if (lines.length > 0) {
            return (
              <>
                <ol className="audit-lines">
                  {lines.map((line) => (
                    <AuditEntry key={line.lineId} line={line} onNarrow={onNarrow} />
                  ))}
                </ol>
                <More
                  shown={lines.length}
                  hasMore={pages.hasNextPage}
                  busy={pages.isFetchingNextPage}
                  onMore={() => void pages.fetchNextPage()}
                />
              </>
            )
          }
          if (!pages.hasNextPage || !lookedBackTo) {
            return <EmptyState title={t(text.nothing)}>{t(text.nothingHint)}</EmptyState>
          }
          return (
            <EmptyState
              title={t(text.nothingYet(format.instant(lookedBackTo)))}
              action={
                <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                  {t(text.further)}
                </Button>
              }
            />
          )
        }}
      </Loaded>
    </Sheet>
  )
}
