import { useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Chips } from "../../design/Chips.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useCan } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { GiveRole, roleDraft } from "./GiveRole.tsx"
import { GrantTable } from "./GrantTable.tsx"
import { text } from "./text.ts"

/** Roles held within reach. */
export function GrantsPage() {
  const { t } = useText()
  const mayGive = useCan("grant.give")
  const [giving, setGiving] = useState(useHasDraft(roleDraft(undefined)))
  const [over, setOver] = useState(false)
  const grants = useInfiniteQuery({
    queryKey: ["grants", over],
    queryFn: ({ pageParam }) => {
      const query = { ...(over ? { over: "yes" as const } : {}), ...(pageParam ? { cursor: pageParam } : {}) }
      return ask(api.GET("/api/grants", { params: { query } }))
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
  const action = mayGive && (
    <Button kind="primary" onClick={() => setGiving(true)}>
      {t(text.give)}
    </Button>
  )
  return (
    <>
      <PageHead title={t(text.grantsTitle)} note={t(text.grantsNote)} action={action} />
      <Sheet>
        <Chips
          label={t(text.roleState)}
          options={[
            { value: "now", label: t(text.inForce) },
            { value: "over", label: t(text.over) },
          ]}
          value={over ? "over" : "now"}
          onChange={(value) => setOver(value === "over")}
        />
        <Loaded query={grants} lines={8}>
          {({ pages }) => {
            const rows = pages.flatMap(({ items }) => items)
            if (rows.length === 0) return <EmptyState title={t(over ? text.noneOver : text.grantsNone)} />
            return (
              <>
                <GrantTable rows={rows} named over={over} />
                <More
                  shown={rows.length}
                  hasMore={grants.hasNextPage}
                  busy={grants.isFetchingNextPage}
                  onMore={() => void grants.fetchNextPage()}
                />
              </>
            )
          }}
        </Loaded>
      </Sheet>
      {giving && mayGive && <GiveRole onClose={() => setGiving(false)} />}
    </>
  )
}
