import { unitParams } from "../event-words.ts"
import { personParams } from "../people.ts"
import {
  mix,
  newTopic,
  topic,
  topicParams,
  topicPatch,
  topicsOfUnit,
  topicsQuery,
  topicUnits,
  topicUnitsQuery,
} from "../topics.ts"
import type { Endpoints } from "./endpoint.ts"

export const topicEndpoints = {
  "GET /units/{unitId}/topics": { params: unitParams, query: topicsQuery, answer: topicsOfUnit },
  "POST /units/{unitId}/topics": {
    params: unitParams,
    body: newTopic,
    answer: topic.pick({ topicId: true }),
  },
  "PATCH /units/{unitId}/topics/{topicId}": {
    params: topicParams,
    body: topicPatch,
    answer: topic.pick({ topicId: true, version: true }),
    edit: true,
  },
  "GET /units/{unitId}/topics/{topicId}/units": {
    params: topicParams,
    query: topicUnitsQuery,
    answer: topicUnits,
  },
  "GET /units/{unitId}/mix": { params: unitParams, query: topicsQuery, answer: mix },
  "GET /people/{memberId}/mix": { params: personParams, query: topicsQuery, answer: mix },
} as const satisfies Endpoints
