import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Cut } from "../../design/Cut.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { StudyHead } from "../../shell/StudyHead.tsx"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { TopicForm, topicName } from "./TopicForm.tsx"
import { text } from "./text.ts"
import type { Topic, TopicsBody } from "./types.ts"
import { YearChoice } from "./YearChoice.tsx"

/** The topics of a unit's year, its own and those from above. */
export function TopicsPage() {
  const unitId = Number(useParams({ from: "/units/$unitId/topics" }).unitId)
  const search = useSearch({ from: "/units/$unitId/topics" })
  const { today } = useSession()
  const year = search.year ?? Number(today.slice(0, 4))
  const topics = useQuery({
    queryKey: ["topics", unitId, year],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/topics", {
          params: { path: { unitId }, query: { year: String(year) } },
        }),
      ),
  })
  return (
    <Loaded query={topics} lines={6}>
      {(loaded) => <Topics loaded={loaded} />}
    </Loaded>
  )
}

function Topics({ loaded }: { readonly loaded: TopicsBody }) {
  const { t, format, words } = useText()
  const { history } = useRouter()
  const { unit, topics, more, year, can } = loaded
  const [adding, setAdding] = useState(useHasDraft(topicName(unit.unitId)) && can.includes("topic.set"))
  const columns: readonly Column<Topic>[] = [
    { key: "title", title: t(text.title), cell: ({ title }) => title, phone: "title" },
    {
      key: "when",
      title: t(text.when),
      cell: ({ fromOn, untilOn }) => t(text.until(format.day(fromOn), format.day(untilOn))),
      tight: true,
      phone: "plain",
    },
    {
      key: "category",
      title: t(text.category),
      cell: ({ contentCategory }) => (contentCategory ? words.contentCategories[contentCategory] : ""),
      phone: "plain",
    },
    { key: "by", title: t(text.setBy), cell: (topic) => topic.unit.name, phone: "line" },
    {
      key: "studied",
      title: t(text.studied),
      cell: ({ studied, branches }) => t(text.studiedOf(format.number(studied), format.number(branches))),
      numeric: true,
      tight: true,
      phone: "line",
    },
  ]
  return (
    <div className="stack">
      <StudyHead
        page="topics"
        unit={unit}
        action={
          <>
            <SheetButton
              ask={() =>
                api.GET("/api/sheets/units/{unitId}/topics", {
                  params: { path: { unitId: unit.unitId }, query: { year: String(year) } },
                })
              }
            />
            <YearChoice
              year={year}
              foundedOn={unit.foundedOn}
              onChange={(chosen) => history.replace(to.unitTopics(unit.unitId, chosen))}
            />
            {can.includes("topic.set") && (
              <Button kind="primary" onClick={() => setAdding(true)}>
                {t(text.setTopic)}
              </Button>
            )}
          </>
        }
      />
      <p className="small">{t(text.topicsNote)}</p>
      <Sheet>
        {topics.length === 0 ? (
          <EmptyState title={t(text.noTopics)}>{t(text.noTopicsHelp)}</EmptyState>
        ) : (
          <DataTable
            caption={t(text.topicsCaption)}
            rows={topics}
            columns={columns}
            keyOf={({ topicId }) => topicId}
            hrefOf={({ topicId }) => to.topic(unit.unitId, topicId)}
          />
        )}
        <Cut shown={topics.length} more={more} />
      </Sheet>
      {adding && <TopicForm unitId={unit.unitId} onClose={() => setAdding(false)} />}
    </div>
  )
}
