import { queryOptions } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { type SinceWhen, sinceReason } from "../../design/Since.tsx"

const working: readonly string[] = ["checking", "applying", "undoing"]

/** An import as its page shows it. */
export type Run = Awaited<ReturnType<typeof askRun>>
export type Preview = NonNullable<Run["preview"]>
export type RunState = Run["state"]

function askRun(importId: number) {
  return ask(api.GET("/api/imports/{importId}", { params: { path: { importId } } }))
}

/** One import; asked again every second while it is being worked on. */
export function runQuery(importId: number) {
  return queryOptions({
    queryKey: ["import", importId],
    queryFn: () => askRun(importId),
    refetchInterval: (query) => (query.state.data && working.includes(query.state.data.state) ? 1000 : false),
  })
}

/** The latest imports within reach. */
export const runsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: () => ask(api.GET("/api/imports", { params: { query: { limit: "10" } } })),
})

export const workbookMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/** Sends a file in for a unit, as it is. */
export function sendFile(unitId: number, file: File, since: SinceWhen) {
  const when = since.always ? ({ always: "true" } as const) : { from: since.from }
  return ask(
    api.POST("/api/units/{unitId}/imports", {
      params: { path: { unitId }, query: { fileName: file.name.slice(0, 200), ...when } },
      body: file,
      headers: { "Content-Type": workbookMedia, ...sinceReason(since) },
    }),
  )
}

/** Hands the empty workbook on as a file. */
export async function saveTemplate(): Promise<void> {
  const { fileName, base64 } = await ask(api.GET("/api/imports/template"))
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: workbookMedia }))
  const link = document.createElement("a")
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
