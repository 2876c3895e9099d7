import { z } from "zod"
import {
  newPerson,
  newPost,
  person,
  personEdit,
  personParams,
  personRecord,
  postEnd,
  postParams,
  recordQuery,
  revealBody,
  revealed,
  roster,
  rosterQuery,
  transferBody,
} from "../../../contract/people.ts"
import { Answer, type Route, route } from "../../http/route.ts"
import { addPerson, removePerson } from "./add-person.ts"
import { appoint, endPost, takePostAway } from "./appoint.ts"
import { changePerson } from "./change-person.ts"
import { readRecord } from "./read-record.ts"
import { readRoster } from "./read-roster.ts"
import { revealPhone } from "./reveal-phone.ts"
import { showPerson } from "./show-person.ts"
import { takeTransferBack, transferPerson } from "./transfer-person.ts"

const versioned = (found: z.infer<typeof person>) => new Answer(found, { version: found.version })

const reading: readonly Route[] = [
  route({
    method: "get",
    path: "/people",
    summary: "The people within one's reach, in the order of their numbers",
    permission: "member.read",
    query: rosterQuery,
    answer: roster,
    audited: {
      action: "roster-read",
      about: ({ query: { q, cursor: _, limit: __, unit = null, ...filter } }, { items }) => ({
        unitId: unit,
        details: { ...filter, searched: q !== undefined, shown: items.length },
      }),
    },
    run: (context, { query }, scope) => readRoster(context, scope, query),
  }),
  route({
    method: "get",
    path: "/people/{memberId}",
    summary: "A person: memberships, posts, training category and why",
    permission: "member.read",
    params: personParams,
    answer: person,
    audited: {
      action: "member-read",
      about: ({ params }, { unit }) => ({ memberId: params.memberId, unitId: unit?.unitId ?? null }),
    },
    run: async (context, { params }, scope) => versioned(await showPerson(context, scope, params.memberId)),
  }),
  route({
    method: "get",
    path: "/people/{memberId}/record",
    summary: "Everything recorded of a person in a year, newest first",
    permission: "member.read",
    params: personParams,
    query: recordQuery,
    answer: personRecord,
    audited: {
      action: "member-record-read",
      about: ({ params }, { year }) => ({ memberId: params.memberId, details: { year } }),
    },
    run: (context, { params, query }, scope) => readRecord(context, scope, params.memberId, query),
  }),
  route({
    method: "post",
    path: "/people/{memberId}/phone",
    summary: "Show a phone number, for a reason that its owner is told",
    permission: "member.reveal",
    params: personParams,
    body: revealBody,
    answer: revealed,
    noTransaction: true,
    run: async (context, { params, body }, scope) => ({
      phone: await revealPhone(context, scope, params.memberId, body.reason),
    }),
  }),
]

const changing: readonly Route[] = [
  route({
    method: "post",
    path: "/people",
    summary: "Add a person to a unit",
    permission: "member.add",
    body: newPerson,
    answer: person,
    run: async (context, { body }, scope) => versioned(await addPerson(context, scope, body)),
  }),
  route({
    method: "delete",
    path: "/people/{memberId}",
    summary: "Take out a person whom nothing refers to",
    permission: "member.add",
    params: personParams,
    answer: z.null(),
    run: async (context, { params }, scope) => {
      await removePerson(context, scope, params.memberId)
      return null
    },
  }),
  route({
    method: "patch",
    path: "/people/{memberId}",
    summary: "Change what is known of a person; what is left out stays",
    permission: "member.edit",
    params: personParams,
    edit: true,
    body: personEdit,
    answer: person,
    run: async (context, { params, version, body }, scope) =>
      versioned(await changePerson(context, scope, params.memberId, version, body)),
  }),
  route({
    method: "post",
    path: "/people/{memberId}/transfer",
    summary: "Let a person belong to another unit from a day, or to none",
    permission: "member.transfer",
    params: personParams,
    edit: true,
    body: transferBody,
    answer: person,
    run: async (context, { params, version, body }, scope) =>
      versioned(await transferPerson(context, scope, params.memberId, version, body)),
  }),
  route({
    method: "post",
    path: "/people/{memberId}/transfer/take-back",
    summary: "Take back a person's last transfer",
    permission: "member.transfer",
    params: personParams,
    edit: true,
    body: z.strictObject({}),
    answer: person,
    run: async (context, { params, version }, scope) =>
      versioned(await takeTransferBack(context, scope, params.memberId, version)),
  }),
]

const posts: readonly Route[] = [
  route({
    method: "post",
    path: "/people/{memberId}/posts",
    summary: "Let a person hold a post in a unit from a day",
    permission: "post.edit",
    params: personParams,
    body: newPost,
    answer: person,
    run: async (context, { params, body }, scope) =>
      versioned(await appoint(context, scope, params.memberId, body)),
  }),
  route({
    method: "post",
    path: "/people/{memberId}/posts/{postId}/end",
    summary: "Say from which day a post is no longer held, or that it goes on",
    permission: "post.edit",
    params: postParams,
    edit: true,
    body: postEnd,
    answer: person,
    run: async (context, { params, version, body }, scope) =>
      versioned(await endPost(context, scope, params, version, body.untilOn)),
  }),
  route({
    method: "delete",
    path: "/people/{memberId}/posts/{postId}",
    summary: "Take away a post that was entered by mistake",
    permission: "post.edit",
    params: postParams,
    edit: true,
    answer: person,
    run: async (context, { params, version }, scope) =>
      versioned(await takePostAway(context, scope, params, version)),
  }),
]

export const peopleRoutes: readonly Route[] = [...reading, ...changing, ...posts]
