import { useInfiniteQuery } from "@tanstack/react-query"
import { useRouter, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { lookingFor, useLookedFor } from "../../shell/looked-for.ts"
import { useCan } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { AddPerson } from "./AddPerson.tsx"
import { draftNames } from "./draft-names.ts"
import { PeopleFilters } from "./PeopleFilters.tsx"
import { askForSheet, type RosterFilter, rosterQuery } from "./people-queries.ts"
import { text } from "./text.ts"
import "./people.css"

/** The people within reach: found by whatever somebody remembers of a name, and narrowed. */
export function PeoplePage() {
  const { t, format } = useText()
  const router = useRouter()
  const narrowed = useSearch({ from: "/people" })
  const q = useLookedFor()
  const filter: RosterFilter = q === undefined ? narrowed : { ...narrowed, q }
  const adds = useCan("member.add")
  const imports = useCan("roster.import")
  const [adding, setAdding] = useState(useHasDraft(draftNames.add) && adds)
  const roster = useInfiniteQuery({ ...rosterQuery(filter), placeholderData: (before) => before })
  const total = roster.data?.pages[0]?.total
  const change = ({ q: lookedFor, ...next }: RosterFilter) =>
    router.history.replace(to.people(next), lookingFor(lookedFor))
  return (
    <div className="stack">
      <PageHead
        title={t(text.peopleTitle)}
        note={typeof total === "number" ? t(text.total(format.number(total))) : undefined}
        action={
          <>
            <SheetButton ask={() => askForSheet(filter)} />
            {imports && <LinkButton href={to.importPeople()}>{t(text.importTitle)}</LinkButton>}
            {adds && (
              <Button kind="primary" onClick={() => setAdding(true)}>
                {t(text.add)}
              </Button>
            )}
          </>
        }
      />
      <PeopleFilters filter={filter} onChange={change} />
      <Sheet>
        <Loaded query={roster} lines={10}>
          {({ pages }) => {
            const rows = pages.flatMap(({ items }) => items)
            if (rows.length === 0) return <Nobody narrowed={Object.keys(filter).length > 0} />
            return (
              <>
                <Roster rows={rows} byPost={filter.belongs === "post"} />
                <More
                  shown={rows.length}
                  hasMore={roster.hasNextPage}
                  busy={roster.isFetchingNextPage}
                  onMore={() => void roster.fetchNextPage()}
                />
              </>
            )
          }}
        </Loaded>
      </Sheet>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </div>
  )
}

type Row = Awaited<ReturnType<NonNullable<ReturnType<typeof rosterQuery>["queryFn"]>>>["items"][number]

function Roster({ rows, byPost }: { readonly rows: readonly Row[]; readonly byPost: boolean }) {
  const { t, format, words } = useText()
  const columns: readonly Column<Row>[] = [
    { key: "name", title: t(text.name), cell: ({ name }) => name, phone: "title" },
    { key: "code", title: t(text.code), tight: true, cell: ({ code }) => code, phone: "none" },
    {
      key: "unit",
      title: t(text.unit),
      cell: ({ unit }) => (byPost ? t(text.byPost(unit)) : unit),
      phone: "plain",
    },
    {
      key: "posts",
      title: t(text.posts),
      cell: ({ posts }) => format.list(posts.map((post) => words.posts[post])),
      phone: "plain",
    },
    {
      key: "rank",
      title: t(text.rank),
      cell: ({ rank }) => (rank && rank !== "none" ? words.ranks[rank] : ""),
      phone: "none",
    },
    {
      key: "status",
      title: t(text.status),
      tight: true,
      cell: ({ status }) => (status ? words.memberStatuses[status] : ""),
      phone: "none",
    },
    {
      key: "circumstances",
      title: t(text.circumstances),
      cell: ({ circumstances }) => format.list(circumstances.map((one) => words.circumstances[one])),
      phone: "plain",
    },
  ]
  return (
    <DataTable
      caption={t(text.peopleTitle)}
      rows={rows}
      columns={columns}
      keyOf={({ memberId }) => memberId}
      hrefOf={({ memberId }) => to.person(memberId)}
    />
  )
}

function Nobody({ narrowed }: { readonly narrowed: boolean }) {
  const { t } = useText()
  if (narrowed) return <EmptyState title={t(text.noneFound)}>{t(text.noneFoundHelp)}</EmptyState>
  return <EmptyState title={t(text.empty)}>{t(text.emptyHelp)}</EmptyState>
}
