import { type UseQueryResult, useQuery } from "@tanstack/react-query"
import type { Board } from "../../../contract/overview-boards.ts"
import type { UnitHome } from "../../../contract/overview-homes.ts"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { OwedSheet } from "./OwedSheet.tsx"

/** Asks for what an office still owes itself; not where it is no office. */
export function useOffice(unitId: number | undefined): UseQueryResult<UnitHome> {
  return useQuery({
    queryKey: ["home", "unit", unitId],
    queryFn: () => ask(api.GET("/api/home/branch/{unitId}", { params: { path: { unitId: unitId ?? 0 } } })),
    enabled: unitId !== undefined,
  })
}

interface Props {
  readonly office: UseQueryResult<UnitHome>
  readonly board: Board
}

/** What an office still owes itself, and what those below it do: how its home begins. */
export function OfficeOwed({ office, board }: Props) {
  return (
    <div className="office-owed no-print">
      <Loaded query={office} lines={4}>
        {(data) => <OwedSheet home={data} below={board} />}
      </Loaded>
    </div>
  )
}
