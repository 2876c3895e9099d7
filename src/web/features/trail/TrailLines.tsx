import { useInfiniteQuery } from "@tanstack/react-query"
import { deedSentence } from "../../../contract/deeds.ts"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { LineDetails } from "./LineDetails.tsx"
import { text } from "./text.ts"
import { queryOf, type Wanted } from "./wanted.ts"

interface Props {
  readonly wanted: Wanted
  /** Shows only what is about one unit or member. */
  readonly onNarrow: (more: Wanted) => void
}

async function fetchPage(wanted: Wanted, cursor: string) {
  const query = { ...queryOf(wanted), ...(cursor === "" ? {} : { cursor }) }
  return await ask(api.GET("/api/trail", { params: { query } }))
}
type Line = Awaited<ReturnType<typeof fetchPage>>["items"][number]

/** The lines that match, newest first. */
export function TrailLines({ wanted, onNarrow }: Props) {
  const { t, format } = useText()
  const pages = useInfiniteQuery({
    queryKey: ["trail", "lines", wanted],
    queryFn: ({ pageParam }) => fetchPage(wanted, pageParam),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
  const columns = useColumns(onNarrow)
  return (
    <Sheet title={t(text.lines)}>
      <Loaded query={pages} lines={8}>
        {({ pages: read }) => {
          const lines = read.flatMap(({ items }) => items)
          const lookedBackTo = read[read.length - 1]?.lookedBackTo
          if (lines.length > 0) {
            return (
              <>
                <DataTable
                  caption={t(text.lines)}
                  rows={lines}
                  columns={columns}
                  keyOf={({ lineId }) => lineId}
                />
                <More
                  shown={lines.length}
                  hasMore={pages.hasNextPage}
                  busy={pages.isFetchingNextPage}
                  onMore={() => void pages.fetchNextPage()}
                />
              </>
            )
          }
          if (!pages.hasNextPage || !lookedBackTo) {
            return <EmptyState title={t(text.nothing)}>{t(text.nothingHint)}</EmptyState>
          }
          return (
            <EmptyState
              title={t(text.nothingYet(format.instant(lookedBackTo)))}
              action={
                <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                  {t(text.further)}
                </Button>
              }
            />
          )
        }}
      </Loaded>
    </Sheet>
  )
}

function useColumns(onNarrow: Props["onNarrow"]): Column<Line>[] {
  const { t, format } = useText()
  return [
    { key: "when", title: t(text.when), phone: "plain", cell: ({ at }) => format.instant(at) },
    { key: "who", title: t(text.actor), phone: "plain", cell: (line) => <Actor line={line} /> },
    { key: "what", title: t(text.deed), phone: "title", cell: ({ deed }) => t(deedSentence(deed)) },
    {
      key: "about",
      title: t(text.about),
      phone: "plain",
      cell: (line) => <About line={line} onNarrow={onNarrow} />,
    },
    { key: "address", title: t(text.address), phone: "none", cell: ({ address }) => address },
    { key: "details", title: t(text.details), phone: "plain", cell: (line) => <LineDetails line={line} /> },
  ]
}

function Actor({ line: { actor, name } }: { readonly line: Line }) {
  const { t } = useText()
  if (name !== null) return `${name} (${actor})`
  if (actor === "xueer") return t(text.program)
  return actor === "command-line" ? t(text.commandLine) : actor
}

function About({
  line: { unit, member },
  onNarrow,
}: {
  readonly line: Line
  readonly onNarrow: Props["onNarrow"]
}) {
  const { t } = useText()
  const button = (name: string, about: NonNullable<Wanted["about"]>) => (
    <button
      type="button"
      className="button quiet"
      onClick={() => onNarrow({ about })}
      title={t(text.onlyAbout(name))}
    >
      {name}
    </button>
  )
  return (
    <>
      {member && button(member.name, { name: member.name, memberId: member.memberId })}
      {unit && button(unit.name, { name: unit.name, unitId: unit.unitId })}
    </>
  )
}
