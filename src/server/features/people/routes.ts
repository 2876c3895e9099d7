import type { z } from "zod"
import type { person } from "../../../contract/people.ts"
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
  route("GET /people", {
    summary: "The people within one's reach, in the order of their numbers",
    permission: "member.read",
    audited: {
      action: "roster-read",
      about: ({ query: { q, cursor: _, limit: __, unit = null, ...filter } }, { items }) => ({
        unitId: unit,
        details: { ...filter, searched: q !== undefined, shown: items.length },
      }),
    },
    run: (context, { query }, scope) => readRoster(context, scope, query),
  }),
  route("GET /people/{memberId}", {
    summary: "A person: memberships, posts, training category and why",
    permission: "member.read",
    audited: {
      action: "member-read",
      about: ({ params }, { unit }) => ({ memberId: params.memberId, unitId: unit?.unitId ?? null }),
    },
    run: async (context, { params }, scope) => versioned(await showPerson(context, scope, params.memberId)),
  }),
  route("GET /people/{memberId}/record", {
    summary: "Everything recorded of a person in a year, newest first",
    permission: "member.read",
    audited: {
      action: "member-record-read",
      about: ({ params }, { year }) => ({ memberId: params.memberId, details: { year } }),
    },
    run: (context, { params, query }, scope) => readRecord(context, scope, params.memberId, query),
  }),
  route("POST /people/{memberId}/phone", {
    summary: "Show a phone number, for a reason that its owner is told",
    permission: "member.reveal",
    stepUp: true,
    noTransaction: true,
    run: async (context, { params, body }, scope) => ({
      phone: await revealPhone(context, scope, params.memberId, body.reason),
    }),
  }),
]

const changing: readonly Route[] = [
  route("POST /people", {
    summary: "Add a person to a unit",
    permission: "member.add",
    run: async (context, { body }, scope) => versioned(await addPerson(context, scope, body)),
  }),
  route("DELETE /people/{memberId}", {
    summary: "Take out a person whom nothing refers to",
    permission: "member.add",
    run: async (context, { params }, scope) => {
      await removePerson(context, scope, params.memberId)
      return null
    },
  }),
  route("PATCH /people/{memberId}", {
    summary: "Change what is known of a person; what is left out stays",
    permission: "member.edit",
    run: async (context, { params, version, body }, scope) =>
      versioned(await changePerson(context, scope, params.memberId, version, body)),
  }),
  route("POST /people/{memberId}/transfer", {
    summary: "Let a person belong to another unit from a day, or to none",
    permission: "member.transfer",
    run: async (context, { params, version, body }, scope) =>
      versioned(await transferPerson(context, scope, params.memberId, version, body)),
  }),
  route("POST /people/{memberId}/transfer/take-back", {
    summary: "Take back a person's last transfer",
    permission: "member.transfer",
    run: async (context, { params, version }, scope) =>
      versioned(await takeTransferBack(context, scope, params.memberId, version)),
  }),
]

const posts: readonly Route[] = [
  route("POST /people/{memberId}/posts", {
    summary: "Let a person hold a post in a unit from a day",
    permission: "post.edit",
    run: async (context, { params, body }, scope) =>
      versioned(await appoint(context, scope, params.memberId, body)),
  }),
  route("POST /people/{memberId}/posts/{postId}/end", {
    summary: "Say from which day a post is no longer held, or that it goes on",
    permission: "post.edit",
    run: async (context, { params, version, body }, scope) =>
      versioned(await endPost(context, scope, params, version, body.untilOn)),
  }),
  route("DELETE /people/{memberId}/posts/{postId}", {
    summary: "Take away a post that was entered by mistake",
    permission: "post.edit",
    run: async (context, { params, version }, scope) =>
      versioned(await takePostAway(context, scope, params, version)),
  }),
]

export const peopleRoutes: readonly Route[] = [...reading, ...changing, ...posts]
