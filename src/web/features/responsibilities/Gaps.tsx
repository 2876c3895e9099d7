import { useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"
import { responsibilitiesAsked } from "../../../domain/reminders/asked-besides.ts"
import { api, ask } from "../../api/client.ts"
import { Chips } from "../../design/Chips.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { SheetButton } from "../sheets/index.tsx"
import { text } from "./text.ts"

/** Who answers for learning in the units below, and what is missing, with the reminder beside it. */
export function Gaps({ unitId }: { readonly unitId: number }) {
  const { t, format } = useText()
  const [which, setWhich] = useState<"all" | "lacking">("all")
  const only = which === "all" ? {} : { only: which }
  const gaps = useInfiniteQuery({
    queryKey: ["unit", "responsibilities", unitId, "gaps", which],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/units/{unitId}/responsibilities/gaps", {
          params: {
            path: { unitId },
            query: { ...only, ...(pageParam === "" ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  const named = (name: string | null) => name ?? <State is="at-risk">{t(text.missing)}</State>
  return (
    <Loaded query={gaps} lines={6}>
      {({ pages }) => {
        const [first] = pages
        const rows = pages.flatMap(({ items }) => items)
        if (!first) return null
        return (
          <Sheet
            title={t(text.below)}
            action={
              <span className="row">
                <span className="small">{t(text.complete(first.complete, first.all))}</span>
                <SheetButton
                  alone
                  ask={() =>
                    api.GET("/api/sheets/units/{unitId}/responsibilities/gaps", {
                      params: { path: { unitId }, query: only },
                    })
                  }
                />
                {first.complete < first.all && (
                  <RemindButton
                    obligation={responsibilitiesAsked}
                    name={t(text.title)}
                    unitId={unitId}
                    label={t(text.remindAll)}
                  />
                )}
              </span>
            }
          >
            <Chips
              bare
              label={t(text.which)}
              value={which}
              onChange={setWhich}
              options={[
                { value: "all", label: t(text.all) },
                { value: "lacking", label: t(text.lacking) },
              ]}
            />
            {rows.length === 0 ? (
              <EmptyState title={t(which === "all" ? text.none : text.allComplete)} />
            ) : (
              <>
                <DataTable
                  caption={t(text.below)}
                  rows={rows}
                  keyOf={({ unit }) => unit.unitId}
                  hrefOf={({ unit }) => to.responsibilities(unit.unitId)}
                  columns={[
                    { key: "unit", title: t(text.unit), phone: "title", cell: ({ unit }) => unit.name },
                    { key: "lead", title: t(text.lead), cell: ({ lead }) => named(lead) },
                    { key: "charge", title: t(text.charge), cell: ({ charge }) => named(charge) },
                    {
                      key: "followedBy",
                      title: t(text.followedBy),
                      cell: ({ followedBy }) => format.list(followedBy),
                    },
                    {
                      key: "unfollowed",
                      title: t(text.contacts),
                      numeric: true,
                      cell: ({ unfollowed }) => (unfollowed === 0 ? "" : format.number(unfollowed)),
                    },
                    {
                      key: "deed",
                      deeds: true,
                      title: t(text.deed),
                      tight: true,
                      phone: "below",
                      cell: ({ unit, asks, remindedOn }) => (
                        <>
                          {remindedOn && (
                            <span className="small">{t(text.remindedOn(format.day(remindedOn)))}</span>
                          )}
                          {asks && (
                            <RemindButton
                              obligation={responsibilitiesAsked}
                              name={`${unit.name} · ${t(text.title)}`}
                              unitId={unit.unitId}
                              alone
                            />
                          )}
                        </>
                      ),
                    },
                  ]}
                />
                <More
                  shown={rows.length}
                  hasMore={gaps.hasNextPage}
                  busy={gaps.isFetchingNextPage}
                  onMore={() => void gaps.fetchNextPage()}
                />
              </>
            )}
          </Sheet>
        )
      }}
    </Loaded>
  )
}
