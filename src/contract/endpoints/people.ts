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
} from "../people.ts"
import { emptyBody, nothing } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const peopleEndpoints = {
  "GET /people": { query: rosterQuery, answer: roster },
  "GET /people/{memberId}": { params: personParams, answer: person },
  "GET /people/{memberId}/record": { params: personParams, query: recordQuery, answer: personRecord },
  "POST /people/{memberId}/phone": { params: personParams, body: revealBody, answer: revealed },
  "POST /people": { body: newPerson, answer: person },
  "DELETE /people/{memberId}": { params: personParams, answer: nothing },
  "PATCH /people/{memberId}": { params: personParams, body: personEdit, answer: person, edit: true },
  "POST /people/{memberId}/transfer": {
    params: personParams,
    body: transferBody,
    answer: person,
    edit: true,
  },
  "POST /people/{memberId}/transfer/take-back": {
    params: personParams,
    body: emptyBody,
    answer: person,
    edit: true,
  },
  "POST /people/{memberId}/posts": { params: personParams, body: newPost, answer: person },
  "POST /people/{memberId}/posts/{postId}/end": {
    params: postParams,
    body: postEnd,
    answer: person,
    edit: true,
  },
  "DELETE /people/{memberId}/posts/{postId}": { params: postParams, answer: person, edit: true },
} as const satisfies Endpoints
