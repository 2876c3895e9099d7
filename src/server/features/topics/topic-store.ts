import type { TopicSaid } from "../../../contract/topics.ts"
import type { Queryable } from "../../request-context.ts"

const valuesOf = ({ title, aim, contentCategory, fromOn, untilOn }: TopicSaid) => [
  title,
  aim || null,
  contentCategory ?? null,
  fromOn,
  untilOn,
]

/** Keeps a new topic. Answers its number. */
export async function addTopic(client: Queryable, unitId: number, said: TopicSaid): Promise<number> {
  const { rows } = await client.query<{ readonly topicId: number }>(
    `insert into topic (unit_id, title, aim, content_category, from_on, until_on) values ($1, $2, $3, $4, $5, $6)
     returning topic_id as "topicId"`,
    [unitId, ...valuesOf(said)],
  )
  return rows[0]?.topicId ?? 0
}

/** Changes a topic in the version somebody saw; false when there is another by now. */
export async function updateTopic(
  client: Queryable,
  topicId: number,
  version: number,
  said: TopicSaid,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update topic set title = $3, aim = $4, content_category = $5, from_on = $6, until_on = $7
      where topic_id = $1 and version = $2`,
    [topicId, version, ...valuesOf(said)],
  )
  return rowCount === 1
}
