import { useInfiniteQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import type { Query } from "../../../contract/endpoints/index.ts"
import type { Training } from "../../../contract/training.ts"
import { api } from "../../api/client.ts"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { type TrainingFilter, to } from "../../paths.ts"
import { lookingFor, useLookedFor } from "../../shell/looked-for.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { EnterCourse } from "./EnterCourse.tsx"
import { EnterTraining } from "./EnterTraining.tsx"
import { TrainingDeeds } from "./TrainingDeeds.tsx"
import { TrainingFilters } from "./TrainingFilters.tsx"
import { TrainingStateShown, useStory } from "./TrainingRows.tsx"
import { text } from "./text.ts"
import { unitTrainingQuery } from "./training-api.ts"

/** Training of the people of a unit: what waits first, each with what may be done with it; entered for one, or for a course. */
export function UnitTrainingPage() {
  const { t, format } = useText()
  const { today } = useSession()
  const router = useRouter()
  const unitId = Number(useParams({ from: "/units/$unitId/training-records" }).unitId)
  const { who, ...narrowed } = useSearch({ from: "/units/$unitId/training-records" })
  const q = useLookedFor()
  const filter = { ...narrowed, ...(q === undefined ? {} : { q }) }
  const trainings = useInfiniteQuery({
    ...unitTrainingQuery(unitId, filter),
    placeholderData: (before) => before,
  })
  const first = trainings.data?.pages[0]
  const change = ({ q: lookedFor, ...next }: TrainingFilter & { readonly q?: string }) =>
    router.history.replace(to.unitTrainingRecords(unitId, next), lookingFor(lookedFor))
  const name = first?.unit.name ?? ""
  return (
    <div className="stack">
      <PrintHead unit={name} day={today} />
      <PageHead
        title={t(text.ofUnit)}
        tab={`${t(text.ofUnit)} · ${name}`}
        note={
          first &&
          t(
            text.ofUnitNote(
              format.number(first.counts.pending),
              format.number(first.counts.recognised),
              format.number(first.counts.returned),
            ),
          )
        }
        crumbs={[{ title: name, href: to.unitYear(unitId) }, { title: t(text.ofUnit) }]}
        action={
          <SheetButton
            ask={() =>
              api.GET("/api/sheets/units/{unitId}/training-records", {
                params: {
                  path: { unitId },
                  query: filter as unknown as Query<"GET /sheets/units/{unitId}/training-records">,
                },
              })
            }
          />
        }
      />
      {first?.can.includes("enter") && who !== undefined && (
        <EnterTraining
          unitId={unitId}
          who={who}
          recognises={first.can.includes("recognise")}
          dayHours={first.dayHours}
        />
      )}
      <TrainingFilters filter={filter} years={first?.years ?? []} onChange={change} />
      <Sheet>
        <Loaded query={trainings} lines={8}>
          {({ pages }) => {
            const rows = pages.flatMap(({ items }) => items)
            if (rows.length === 0) return <None narrowed={Object.keys(filter).length > 0} />
            return (
              <>
                <Table rows={rows} />
                <More
                  shown={rows.length}
                  hasMore={trainings.hasNextPage}
                  busy={trainings.isFetchingNextPage}
                  onMore={() => void trainings.fetchNextPage()}
                />
              </>
            )
          }}
        </Loaded>
      </Sheet>
      {first?.can.includes("enter") && (
        <>
          {who === undefined && (
            <EnterTraining
              unitId={unitId}
              recognises={first.can.includes("recognise")}
              dayHours={first.dayHours}
            />
          )}
          <EnterCourse
            unitId={unitId}
            recognises={first.can.includes("recognise")}
            dayHours={first.dayHours}
          />
        </>
      )}
    </div>
  )
}

function None({ narrowed }: { readonly narrowed: boolean }) {
  const { t } = useText()
  return narrowed ? (
    <EmptyState title={t(text.noneFound)}>{t(text.noneFoundHow)}</EmptyState>
  ) : (
    <EmptyState title={t(text.noneHere)}>{t(text.noneHereHow)}</EmptyState>
  )
}

function Table({ rows }: { readonly rows: readonly Training[] }) {
  const { t, format, words } = useText()
  const columns: readonly Column<Training>[] = [
    {
      key: "who",
      title: t(text.person),
      cell: ({ member, name }) => `${member.name} · ${name}`,
      phone: "title",
    },
    { key: "unit", title: t(text.unit), cell: ({ unit }) => unit?.name ?? "", phone: "plain" },
    { key: "kind", title: t(text.kind), cell: ({ kind }) => words.trainingKinds[kind], phone: "plain" },
    {
      key: "days",
      title: t(text.days),
      tight: true,
      cell: ({ first, last }) => t(text.span(format.day(first), format.day(last))),
      phone: "plain",
    },
    {
      key: "hours",
      title: t(text.hoursTitle),
      numeric: true,
      tight: true,
      cell: ({ hours }) => format.number(hours),
      phone: "line",
    },
    { key: "state", title: t(text.state), cell: (row) => <Stands training={row} />, phone: "side" },
    {
      key: "deeds",
      deeds: true,
      title: t(text.deeds),
      cell: (row) => <TrainingDeeds training={row} />,
      phone: "below",
    },
  ]
  return (
    <DataTable
      caption={t(text.ofUnit)}
      rows={rows}
      columns={columns}
      keyOf={({ trainingId }) => trainingId}
      hrefOf={({ trainingId }) => to.training(trainingId)}
    />
  )
}

function Stands({ training }: { readonly training: Training }) {
  const story = useStory(training)
  return (
    <>
      <TrainingStateShown state={training.state} />
      {story.length > 0 && <p className="small">{story.join(" · ")}</p>}
    </>
  )
}
