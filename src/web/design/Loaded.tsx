import { type ReactNode, useLayoutEffect, useState } from "react"
import { ApiProblem, mayPass } from "../api/problem.ts"
import type { Text } from "../text/text.ts"
import { useText } from "../text/use-text.ts"
import { ErrorNote } from "./ErrorNote.tsx"
import { PageHead } from "./PageHead.tsx"
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
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <NotLoaded error={query.error} again={() => query.refetch()} />
  return <Skeleton lines={lines ?? 4} />
}

interface NotLoadedProps {
  readonly error: unknown
  readonly again: () => void
}

/** What went wrong. A page that has its heading from what it did not get is headed by this. */
function NotLoaded({ error, again }: NotLoadedProps) {
  const { t } = useText()
  const [heads, setHeads] = useState(false)
  useLayoutEffect(() => setHeads(document.querySelector("h1") === null), [])
  const title = t(titleOf(error))
  return (
    <>
      {heads && <PageHead title={title} />}
      <ErrorNote {...(heads ? {} : { title })} error={error} retry={again} />
    </>
  )
}

function titleOf(error: unknown): Text {
  if (mayPass(error)) return text.troubleTitle
  return error instanceof ApiProblem && error.status === 403 ? text.refusedTitle : text.noneFound
}
