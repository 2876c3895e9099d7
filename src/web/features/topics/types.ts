import type { Answer } from "../../../contract/endpoints/index.ts"

export type TopicsBody = Answer<"GET /units/{unitId}/topics">
export type Topic = TopicsBody["topics"][number]
export type TopicUnits = Answer<"GET /units/{unitId}/topics/{topicId}/units">
