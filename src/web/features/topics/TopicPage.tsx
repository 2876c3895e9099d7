import { useInfiniteQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Chips } from "../../design/Chips.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Lines } from "../../design/Lines.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { NameBelow } from "../../design/NameBelow.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { StudyHead } from "../../shell/StudyHead.tsx"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useRecordsIn } from "../../shell/use-records-in.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { TopicForm, topicName } from "./TopicForm.tsx"
import { text } from "./text.ts"
import type { Topic, TopicUnits } from "./types.ts"

type Which = "all" | "studied" | "not-yet"

/** A topic, with the branches of the unit that have studied it and those that have not yet, by code. */
export function TopicPage() {
  const { t } = useText()
  const params = useParams({ from: "/units/$unitId/topics/$topicId" })
  const unitId = Number(params.unitId)
  const topicId = Number(params.topicId)
  const [which, setWhich] = useState<Which>("all")
  const pages = useInfiniteQuery({
    queryKey: ["topics", unitId, "one", topicId, which],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/units/{unitId}/topics/{topicId}/units", {
          params: {
            path: { unitId, topicId },
            query: {
              ...(which === "all" ? {} : { only: which }),
              ...(pageParam === "" ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  return (
    <Loaded query={pages} lines={6}>
      {({ pages: read }) => {
        const { topic, of } = read[0] ?? {}
        if (!topic || !of) return null
        const rows = read.flatMap(({ items }) => items)
        return (
          <div className="stack">
            <About of={of} topic={topic} />
            {topic.branches > 0 && (
              <Sheet
                title={t(text.branchesCaption)}
                action={
                  <SheetButton
                    ask={() =>
                      api.GET("/api/sheets/units/{unitId}/topics/{topicId}/units", {
                        params: { path: { unitId, topicId }, query: which === "all" ? {} : { only: which } },
                      })
                    }
                  />
                }
              >
                <Chips
                  bare
                  label={t(text.which)}
                  value={which}
                  onChange={setWhich}
                  options={[
                    { value: "all", label: t(text.all) },
                    { value: "studied", label: t(text.onlyStudied) },
                    { value: "not-yet", label: t(text.notYet) },
                  ]}
                />
                <Branches rows={rows} topicId={topicId} />
                <More
                  shown={rows.length}
                  hasMore={pages.hasNextPage}
                  busy={pages.isFetchingNextPage}
                  onMore={() => void pages.fetchNextPage()}
                />
              </Sheet>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

function About({ of, topic }: { readonly of: TopicUnits["of"]; readonly topic: Topic }) {
  const { t, format, words } = useText()
  const records = useRecordsIn(of.unitId, "collective-study")
  const [changing, setChanging] = useState(
    useHasDraft(topicName(of.unitId, topic.topicId)) && topic.can.includes("topic.set"),
  )
  const { unitId } = of
  const { topicId, title, contentCategory, fromOn, untilOn, aim, unit, studied, branches } = topic
  return (
    <>
      <StudyHead
        page="topics"
        unit={of}
        title={title}
        note={t(text.until(format.fullDay(fromOn), format.fullDay(untilOn)))}
        action={
          <>
            <LinkButton href={to.events({ unit: unitId, topic: topicId })}>
              {t(text.theActivities)}
            </LinkButton>
            {topic.can.includes("topic.set") && (
              <Button onClick={() => setChanging(true)}>{t(text.changeTopic)}</Button>
            )}
            {records && (
              <LinkButton
                kind="primary"
                href={to.newEvent({ unit: unitId, kind: "collective-study", topic: topicId })}
              >
                {t(text.studyIt)}
              </LinkButton>
            )}
          </>
        }
      />
      <Sheet>
        <Lines
          items={[
            { name: t(text.setBy), value: unit.name },
            { name: t(text.category), value: contentCategory && words.contentCategories[contentCategory] },
            { name: t(text.aim), value: aim },
            {
              name: t(text.studied),
              value: branches > 0 && t(text.studiedOf(format.number(studied), format.number(branches))),
            },
          ].filter(({ value }) => value !== false)}
        />
      </Sheet>
      {changing && <TopicForm unitId={unitId} topic={topic} onClose={() => setChanging(false)} />}
    </>
  )
}

function Branches({ rows, topicId }: { readonly rows: TopicUnits["items"]; readonly topicId: number }) {
  const { t, format } = useText()
  if (rows.length === 0) return <EmptyState title={t(text.noBranches)} />
  const columns: readonly Column<TopicUnits["items"][number]>[] = [
    {
      key: "unit",
      title: t(text.unit),
      cell: ({ unit: { name }, opens }) => <NameBelow name={name} opens={opens} />,
      phone: "title",
    },
    {
      key: "sittings",
      title: t(text.sittings),
      cell: ({ sittings }) => t(sittings === 0 ? text.notYet : text.sittingsOf(format.number(sittings))),
      tight: true,
      phone: "plain",
    },
    {
      key: "last",
      title: t(text.lastOn),
      cell: ({ lastOn }) => (lastOn ? format.day(lastOn) : ""),
      tight: true,
      phone: "line",
    },
  ]
  return (
    <DataTable
      caption={t(text.branchesCaption)}
      rows={rows}
      columns={columns}
      keyOf={({ unit }) => unit.unitId}
      hrefOf={({ unit, sittings, opens }) =>
        sittings === 0 || !opens ? undefined : to.events({ unit: unit.unitId, topic: topicId })
      }
    />
  )
}
