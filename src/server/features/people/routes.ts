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
import { changePerson } from "./change-person.ts"
import { endPost, holdPost, takePostAway } from "./hold-post.ts"
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
    look: {
      deed: "roster-read",
      about: ({ query: { q, cursor: _, limit: __, unit = null, ...filter } }, { items }) => ({
        unitId: unit,
        details: { ...filter, searched: q !== undefined, shown: items.length },
      }),
    },
    run: (moment, { query }, scope) => readRoster(moment, scope, query),
  }),
  route({
    method: "get",
    path: "/people/{memberId}",
    summary: "A person: memberships, posts, training category and why",
    permission: "member.read",
    params: personParams,
    answer: person,
    look: {
      deed: "member-read",
      about: ({ params }, { unit }) => ({ memberId: params.memberId, unitId: unit?.unitId ?? null }),
    },
    run: async (moment, { params }, scope) => versioned(await showPerson(moment, scope, params.memberId)),
  }),
  route({
    method: "get",
    path: "/people/{memberId}/record",
    summary: "Everything recorded of a person in a year, newest first",
    permission: "member.read",
    params: personParams,
    query: recordQuery,
    answer: personRecord,
    look: {
      deed: "member-record-read",
      about: ({ params }, { year }) => ({ memberId: params.memberId, details: { year } }),
    },
    run: (moment, { params, query }, scope) => readRecord(moment, scope, params.memberId, query),
  }),
  route({
    method: "post",
    path: "/people/{memberId}/phone",
    summary: "Show a phone number, for a reason that its owner is told",
    permission: "member.reveal",
    params: personParams,
    body: revealBody,
    answer: revealed,
    alone: true,
    run: async (moment, { params, body }, scope) => ({
      phone: await revealPhone(moment, scope, params.memberId, body.reason),
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
    run: async (moment, { body }, scope) => versioned(await addPerson(moment, scope, body)),
  }),
  route({
    method: "delete",
    path: "/people/{memberId}",
    summary: "Take out a person whom nothing refers to",
    permission: "member.add",
    params: personParams,
    answer: z.null(),
    run: async (moment, { params }, scope) => {
      await removePerson(moment, scope, params.memberId)
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
    run: async (moment, { params, version, body }, scope) =>
      versioned(await changePerson(moment, scope, params.memberId, version, body)),
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
    run: async (moment, { params, version, body }, scope) =>
      versioned(await transferPerson(moment, scope, params.memberId, version, body)),
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
    run: async (moment, { params, version }, scope) =>
      versioned(await takeTransferBack(moment, scope, params.memberId, version)),
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
    run: async (moment, { params, body }, scope) =>
      versioned(await holdPost(moment, scope, params.memberId, body)),
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
    run: async (moment, { params, version, body }, scope) =>
      versioned(await endPost(moment, scope, params, version, body.untilOn)),
  }),
  route({
    method: "delete",
    path: "/people/{memberId}/posts/{postId}",
    summary: "Take away a post that was entered by mistake",
    permission: "post.edit",
    params: postParams,
    edit: true,
    answer: person,
    run: async (moment, { params, version }, scope) =>
      versioned(await takePostAway(moment, scope, params, version)),
  }),
]

export const peopleRoutes: readonly Route[] = [...reading, ...changing, ...posts]
