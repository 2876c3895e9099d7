import { type Route, route } from "../../http/route.ts"
import { readMemberMix, readUnitMix } from "./read-mix.ts"
import { readTopics, readTopicUnits } from "./read-topics.ts"
import { changeTopic, setTopic } from "./set-topic.ts"

export const topicRoutes: readonly Route[] = [
  route("GET /units/{unitId}/topics", {
    summary: "The topics of a unit's year, its own and those from above",
    permission: "study.read",
    run: (context, { params, query }, scope) =>
      readTopics(context, scope, params.unitId, query.year ?? Number(context.today.slice(0, 4))),
  }),
  route("POST /units/{unitId}/topics", {
    summary: "Set a topic of the time for a unit and everything below it",
    permission: "topic.set",
    run: async (context, { params, body }, scope) => ({
      topicId: await setTopic(context, scope, params.unitId, body),
    }),
  }),
  route("PATCH /units/{unitId}/topics/{topicId}", {
    summary: "Change a topic of the time",
    permission: "topic.set",
    run: (context, { params, body, version }, scope) => changeTopic(context, scope, params, version, body),
  }),
  route("GET /units/{unitId}/topics/{topicId}/units", {
    summary: "Which branches of a unit have studied a topic, and which have not yet",
    permission: "study.read",
    run: (context, { params, query }, scope) => readTopicUnits(context, scope, params, query),
  }),
  route("GET /units/{unitId}/mix", {
    summary: "What a unit's year was about",
    permission: "study.read",
    run: (context, { params, query }, scope) =>
      readUnitMix(context, scope, params.unitId, query.year ?? Number(context.today.slice(0, 4))),
  }),
  route("GET /people/{memberId}/mix", {
    summary: "What a person's year was about",
    permission: "member.read",
    audited: { action: "member-record-read", about: ({ params }) => ({ memberId: params.memberId }) },
    run: (context, { params, query }, scope) =>
      readMemberMix(context, scope, params.memberId, query.year ?? Number(context.today.slice(0, 4))),
  }),
]
