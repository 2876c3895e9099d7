import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { AboutFields } from "./AboutFields.tsx"
import type { EventDraft } from "./event-draft.ts"
import type { EventBody } from "./types.ts"

interface Props {
  readonly event: EventBody
  readonly draft: EventDraft
  readonly onChange: (part: Partial<EventDraft>) => void
}

/** What an activity was about, corrected: with the topics of its day and the problems that are open, or that it names. */
export function CorrectedAbout({ event, draft, onChange }: Props) {
  const { unitId } = event.unit
  const template = useQuery({
    queryKey: ["sitting-template", unitId, { on: draft.on }],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/sitting-template", {
          params: { path: { unitId }, query: { on: draft.on } },
        }),
      ),
    staleTime: 300_000,
  })
  const { suggested = [], concerns = [] } = template.data ?? {}
  const topics = suggested.flatMap(({ topicId, title }) => (topicId === null ? [] : [{ topicId, title }]))
  return (
    <AboutFields
      about={draft}
      topics={withOwn(topics, event.ofTopic, "topicId")}
      concerns={withOwn(concerns, event.ofConcern, "concernId")}
      onChange={onChange}
    />
  )
}

/** The list with what the activity names already, though it is over or settled by now. */
function withOwn<K extends string, T extends Readonly<Record<K, number>>>(
  list: readonly T[],
  own: T | null,
  key: K,
): readonly T[] {
  return own === null || list.some((one) => one[key] === own[key]) ? list : [own, ...list]
}
