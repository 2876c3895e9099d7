import { useQuery } from "@tanstack/react-query"
import { useCan } from "../../shell/session.ts"
import { topsQuery } from "./unit-queries.ts"

/** Whether the tree is still empty, and the reader may begin it. */
export function useMayAddTop(): boolean {
  const mayAdd = useCan("unit.add")
  const tops = useQuery({ ...topsQuery(true), enabled: mayAdd })
  return mayAdd && tops.data?.items.length === 0
}
