import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"
import { recordTables } from "../../../contract/history-words.ts"
import { api, ask } from "../../api/client.ts"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import "./history.css"

/** Whose history is shown. */
type Of = { readonly activityId: number } | { readonly memberId: number } | { readonly unitId: number }

/** What became of a record, folded away: it is read only when somebody opens it. */
export function Changes({ of }: { readonly of: Of }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  return (
    <details className="unfolds no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(text.title)}</summary>
      {open && <ChangeList of={of} />}
    </details>
  )
}

function ChangeList({ of }: { readonly of: Of }) {
  const { t } = useText()
  const changes = useInfiniteQuery(changesQuery(of))
  return (
    <Loaded query={changes} lines={4}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        if (rows.length === 0) return <EmptyState title={t(text.empty)}>{t(text.emptyNote)}</EmptyState>
        return (
          <>
            <ul className="changes">
              {rows.map((change) => (
                <OneChange key={change.changeId} change={change} />
              ))}
            </ul>
            <More
              shown={rows.length}
              hasMore={changes.hasNextPage}
              busy={changes.isFetchingNextPage}
              onMore={() => void changes.fetchNextPage()}
            />
          </>
        )
      }}
    </Loaded>
  )
}

export function OneChange({ change }: { readonly change: Change }) {
  const { t, format, language } = useText()
  const { what, table, about, fields, by, reason } = change
  const head = text[what](recordTables[table][language], about === "" ? "" : t(text.about(about)))
  return (
    <li>
      <span>{format.instant(change.changedAt)}</span>
      <div>
        <p>{t(head)}</p>
        {fields.map(({ title, before, after }) => (
          <p className="small" key={title}>
            {what === "changed"
              ? t(text.fromTo(title, before ?? t(text.nothing), after ?? t(text.nothing)))
              : t(text.only(title, after ?? before ?? ""))}
          </p>
        ))}
        <p className="small">{[by, reason && t(text.reason(reason))].filter(Boolean).join(" · ")}</p>
      </div>
    </li>
  )
}

function changesQuery(of: Of) {
  return infiniteQueryOptions({
    queryKey: ["changes", of],
    queryFn: ({ pageParam }) => ask(askChanges(of, pageParam === "" ? {} : { cursor: pageParam })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
}

function askChanges(of: Of, query: { readonly cursor?: string }) {
  if ("activityId" in of) {
    return api.GET("/api/events/{activityId}/changes", { params: { path: of, query } })
  }
  if ("memberId" in of) return api.GET("/api/people/{memberId}/changes", { params: { path: of, query } })
  return api.GET("/api/units/{unitId}/changes", { params: { path: of, query } })
}

export type Change = Awaited<ReturnType<typeof readChanges>>["items"][number]
const readChanges = (of: Of) => ask(askChanges(of, {}))
