import { useQuery } from "@tanstack/react-query"
import type { Board } from "../../../contract/overview-boards.ts"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { OwedSheet } from "./OwedSheet.tsx"

interface Props {
  readonly unitId: number
  readonly board: Board
}

/** What an office still owes itself, and what those below it do: how its home begins. */
export function OfficeOwed({ unitId, board }: Props) {
  const home = useQuery({
    queryKey: ["home", "unit", unitId],
    queryFn: () => ask(api.GET("/api/home/branch/{unitId}", { params: { path: { unitId } } })),
  })
  return (
    <div className="office-owed no-print">
      <Loaded query={home} lines={4}>
        {(data) => <OwedSheet home={data} below={board} />}
      </Loaded>
    </div>
  )
}
