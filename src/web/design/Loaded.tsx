import type { ReactNode } from "react"
import { useText } from "../text/use-text.ts"
import { ErrorNote } from "./ErrorNote.tsx"
import { Skeleton } from "./Skeleton.tsx"
import { text } from "./text.ts"

/** As much of a query as is needed here. */
interface Asked<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

interface Props<T> {
  readonly query: Asked<T>
  /** Lines of the skeleton, about as many as will come. */
  readonly lines?: number
  readonly children: (data: T) => ReactNode
}

/** Shows what a query brings: a skeleton before, what went wrong instead, the data as soon as it is there. */
export function Loaded<T>({ query, lines, children }: Props<T>) {
  const { t } = useText()
  if (query.data !== undefined) return children(query.data)
  if (query.error) {
    return <ErrorNote title={t(text.troubleTitle)} error={query.error} retry={() => query.refetch()} />
  }
  return <Skeleton lines={lines ?? 4} />
}
