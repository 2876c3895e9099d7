import { useQuery } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { mostAtOnce, type plansFilters } from "../../../contract/plan-lists.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import type { Below } from "./types.ts"

type State = (typeof plansFilters)[number]

/** How a list of plans is narrowed. */
export interface BelowQuery {
  readonly state?: State
  readonly direct?: "yes"
  readonly kind?: "branch"
}

/** A plan that is filed, as it was seen. */
interface OurPlan {
  readonly unit: Below["items"][number]["unit"]
  readonly version: number
}

/** The plans of the whole list that stand so, and are filed with the reader's own office. */
export function useOurs(page: Below, query: BelowQuery, state: State) {
  return useQuery({
    queryKey: ["plans", page.unit.unitId, page.year, { ...query, state }, "ours"],
    queryFn: () => plansOf(page, query, state),
    staleTime: 0,
  })
}

async function plansOf({ unit, year }: Below, query: BelowQuery, state: State): Promise<OurPlan[]> {
  const found: OurPlan[] = []
  let cursor: string | null = ""
  while (cursor !== null) {
    const page: Below = await ask(
      api.GET("/api/units/{unitId}/plans/{year}/below", {
        params: {
          path: { unitId: unit.unitId, year: String(year) },
          query: { ...query, state, limit: "200", ...(cursor === "" ? {} : { cursor }) },
        },
      }),
    )
    found.push(
      ...page.items
        .filter(({ mayFile, isOurs }) => mayFile && isOurs)
        .map((row) => ({ unit: row.unit, version: row.version ?? 0 })),
    )
    cursor = page.next
  }
  return found
}

/** Parts of a list, each as long as the server takes at a time. */
function inParts(plans: readonly OurPlan[]): OurPlan[][] {
  const parts = Math.ceil(plans.length / mostAtOnce)
  return Array.from({ length: parts }, (_, part) => plans.slice(part * mostAtOnce, (part + 1) * mostAtOnce))
}

interface FiledMany {
  readonly filed: number
  readonly noted: number
  readonly left: number
}

/** A list that is being filed: what was answered, and what is still to be sent. */
interface Run {
  readonly key: string
  readonly all: number
  readonly parts: readonly OurPlan[][]
  sent: number
  readonly sum: { filed: number; noted: number; left: number }
}

/**
 * Files the plans of some units, part by part: what is done stays done, and how far it is, is shown. Where no
 * answer came, the next click goes on with the same part under the same key, so that none is filed twice.
 */
export function useFileMany(year: number, told: { readonly onDone: (sum: FiledMany) => void }) {
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number }>()
  const begun = useRef<Run | undefined>(undefined)
  const action = useAction<readonly OurPlan[], FiledMany>({
    run: async (plans, { headers }) => {
      const key = headers["Idempotency-Key"]
      const before = begun.current?.key === key ? begun.current : undefined
      const run = before ?? startOf(key, plans)
      begun.current = run
      for (const part of run.parts.slice(run.sent)) {
        setProgress({ done: run.sent * mostAtOnce, all: run.all })
        const { filed, noted, left } = await ask(
          api.POST("/api/plans/file", {
            body: {
              year,
              unitIds: part.map(({ unit }) => unit.unitId),
              seen: part.map(({ unit, version }) => ({ unitId: unit.unitId, version })),
            },
            headers: { "Idempotency-Key": `${key}-${run.sent}` },
          }),
        )
        run.sent++
        run.sum.filed += filed
        run.sum.noted += noted
        run.sum.left += left
      }
      setProgress(undefined)
      return run.sum
    },
    onDone: told.onDone,
    onRefused: () => setProgress(undefined),
  })
  return { ...action, progress }
}

function startOf(key: string, plans: readonly OurPlan[]): Run {
  return { key, all: plans.length, parts: inParts(plans), sent: 0, sum: { filed: 0, noted: 0, left: 0 } }
}
