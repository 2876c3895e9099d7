import type { z } from "zod"
import type { sittingTemplate } from "../../../contract/events.ts"
import { emphasisFor } from "../../../domain/policy/emphasis.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { OrgField } from "../../../domain/shared/words.ts"
import type { RequestContext } from "../../request-context.ts"
import { packsInForce } from "../policy/index.ts"
import { topicsOn } from "./topic-queries.ts"

type Suggested = z.output<typeof sittingTemplate>["suggested"]

/** What a unit could study on a day: the topics of the time, then what its field of life calls for by the documents. */
export async function suggestTopics(
  { client, app }: RequestContext,
  path: string,
  field: OrgField | null,
  on: string,
): Promise<Suggested> {
  const topics = await topicsOn(client, path, on)
  const packs = packsInForce(app.packs, Number(on.slice(0, 4)))
  return [
    ...topics.map(({ topicId, title, contentCategory, untilOn }) => ({
      topicId,
      title,
      contentCategory,
      until: untilOn,
    })),
    ...emphasisFor(packs, field, dayOf(on)).map(({ topic, category }) => ({
      topicId: null,
      title: topic,
      contentCategory: category,
      until: null,
    })),
  ]
}
