import { expect, test } from "vitest"
import { allRoutes } from "../../src/server/api/routes.ts"

/**
 * What each write is told that nothing else is: no fact is asked for twice. Written by hand; a new write has to
 * say here which new fact it takes.
 */
const facts: Readonly<Record<string, string>> = {
  "POST /session": "who comes",
  "POST /session/second-step": "the second factor of whoever comes",
  "DELETE /session": "that somebody leaves",
  "POST /session/step-up": "that it is still them",
  "PUT /me/password": "a new password",
  "POST /me/second-factor": "that a second factor is wanted",
  "POST /me/second-factor/confirm": "that the second factor works",
  "POST /me/recovery-codes": "that new recovery codes are wanted",
  "DELETE /me/sessions/{sessionId}": "that a session of one's own is over",
  "DELETE /me/sessions": "that all others of one's own are over",
  "POST /activation": "a first password, or one instead of a lost one",
  "POST /setup": "the first administrators",
  "POST /accounts": "an account for somebody who is no member",
  "POST /accounts/slips": "that the members of a unit are to have accounts",
  "POST /accounts/{accountId}/activation-code": "that somebody needs a new way in",
  "POST /accounts/{accountId}/disable": "that an account is shut",
  "POST /accounts/{accountId}/enable": "that an account is open again",
  "POST /accounts/{accountId}/unlock": "that somebody may try again",
  "POST /accounts/{accountId}/end-sessions": "that somebody's sessions are over",
  "POST /accounts/{accountId}/remove-second-factor": "that somebody lost their second factor",
  "PUT /accounts/{accountId}/identity": "who somebody is to the identity provider",
  "POST /grants": "that somebody has a role",
  "DELETE /grants/{grantId}": "that somebody has a role no longer",
  "POST /grants/{grantId}/restore": "that they have it after all",
  "POST /confirmations/{confirmationId}/confirm": "that a second person agrees",
  "POST /confirmations/{confirmationId}/refuse": "that a second person does not agree",
  "DELETE /confirmations/{confirmationId}": "that what was asked for is not wanted any more",
  "POST /people/{memberId}/phone": "why somebody has to be called",
  "POST /people": "a person",
  "DELETE /people/{memberId}": "that a person was written down by mistake",
  "PATCH /people/{memberId}": "what a person is",
  "POST /people/{memberId}/transfer": "that a person belongs elsewhere from a day on",
  "POST /people/{memberId}/transfer/take-back": "that they did not after all",
  "POST /people/{memberId}/posts": "that a person holds a post",
  "POST /people/{memberId}/posts/{postId}/end": "that they hold it no longer",
  "DELETE /people/{memberId}/posts/{postId}": "that they never held it",
  "POST /units/{unitId}/imports": "a roster as somebody has it already",
  "POST /imports/{importId}/apply": "that it is to be taken in",
  "POST /imports/{importId}/undo": "that it is to be taken out again",
  "POST /sittings": "what was held or is planned, and who was there",
  "PATCH /events/{activityId}": "what was noted wrongly of it",
  "PUT /events/{activityId}/attendance": "who was there after all",
  "POST /events/{activityId}/cancel": "that it is called off",
  "POST /events/{activityId}/restore": "that it is not",
  "POST /events/{activityId}/hold": "that what was planned was held",
  "POST /events/{activityId}/make-up": "that people make up for it",
  "POST /events/{activityId}/attendance/self": "that one is there oneself, where one likes to say so",
  "POST /events/{activityId}/attachments/uploads": "that a document belongs to what was held",
  "PATCH /attachments/uploads/{uploadId}": "the next piece of it",
  "POST /attachments/uploads/{uploadId}/finish": "that it is whole",
  "DELETE /attachments/uploads/{uploadId}": "that it is not to come after all",
  "DELETE /attachments/{attachmentId}": "that it does not belong there",
  "POST /jobs/{job}/run": "that a job is to be done now",
  "POST /audit/checks": "that the audit log is to be checked",
  "POST /me/notices/seen": "that notices were read",
  "PUT /me/mail/digest": "when somebody likes to have a letter",
  "POST /me/mail/address": "where somebody likes to have it",
  "POST /me/mail/address/confirm": "that it arrives there",
  "DELETE /me/mail/address": "that they want none any more",
  "PUT /units/{unitId}/robot": "where the group of a unit is told",
  "DELETE /units/{unitId}/robot": "that it is told no more",
  "POST /suggestions": "a wish",
  "POST /suggestions/{suggestionId}/answer": "the answer to it",
  "PUT /settings/organisation": "who keeps the system",
  "PUT /settings/sign-in": "how people sign in",
  "PUT /settings/robots": "where robots of groups may be",
  "PUT /settings/retention": "how long what is old is kept",
  "POST /workdays": "which days of a year are off",
  "DELETE /workdays/{year}": "that the program's own list of it is right",
  "PUT /me/preferences": "how somebody reads best",
  "POST /units": "a unit",
  "PATCH /units/{unitId}": "what a unit is",
  "POST /units/{unitId}/move": "that it stands below another from a day on",
  "POST /units/{unitId}/merge": "that it becomes part of another",
  "POST /units/{unitId}/dissolve": "that it is no more",
  "POST /units/{unitId}/reopen": "that it is after all",
}

test("every write takes one fact, and no fact is taken by two", () => {
  const writes = allRoutes
    .filter(({ method }) => method !== "get")
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(Object.keys(facts).sort()).toEqual(writes.sort())
  expect(new Set(Object.values(facts)).size).toBe(writes.length)
})

test("no question asks for what is known: no write takes a figure that is worked out", () => {
  const workedOut =
    /^(met|short|band|figures?|target|actual|total|sum|people|attended|rate|percent|pace|standing)$/
  const asked = allRoutes.flatMap(({ method, path, body }) => {
    const shape: unknown = body && "shape" in body ? body.shape : {}
    return Object.keys(Object(shape))
      .filter((name) => workedOut.test(name))
      .map((name) => `${method} ${path}: ${name}`)
  })
  expect(asked).toEqual([])
})
