import type { z } from "zod"
import { accountEndpoints } from "./accounts.ts"
import { announcementEndpoints } from "./announcements.ts"
import { attachmentEndpoints } from "./attachments.ts"
import { auditEndpoints } from "./audit.ts"
import { backupEndpoints } from "./backups.ts"
import { calendarEndpoints } from "./calendar.ts"
import { concernEndpoints } from "./concerns.ts"
import { disputeEndpoints } from "./disputes.ts"
import { eventEndpoints } from "./events.ts"
import { explanationEndpoints } from "./explanations.ts"
import { historyEndpoints } from "./history.ts"
import { importEndpoints } from "./imports.ts"
import { jobEndpoints } from "./jobs.ts"
import { leaveEndpoints } from "./leave.ts"
import { lecturerEndpoints } from "./lecturers.ts"
import { makeUpEndpoints } from "./make-ups.ts"
import { meEndpoints } from "./me.ts"
import { meetingEndpoints } from "./meetings.ts"
import { noticeEndpoints } from "./notices.ts"
import { overviewEndpoints } from "./overview.ts"
import { peopleEndpoints } from "./people.ts"
import { planEndpoints } from "./plans.ts"
import { platformRecordEndpoints } from "./platform-record.ts"
import { policyTextEndpoints } from "./policy-text.ts"
import { reminderEndpoints } from "./reminders.ts"
import { responsibilityEndpoints } from "./responsibilities.ts"
import { ruleEndpoints } from "./rules.ts"
import { settingsEndpoints } from "./settings.ts"
import { sheetEndpoints } from "./sheets.ts"
import { signInEndpoints } from "./sign-in.ts"
import { suggestionEndpoints } from "./suggestions.ts"
import { summaryEndpoints } from "./summaries.ts"
import { topicEndpoints } from "./topics.ts"
import { trainingEndpoints } from "./training.ts"
import { turnEndpoints } from "./turns.ts"
import { unitEndpoints } from "./units.ts"
import { venueEndpoints } from "./venues.ts"
import { workdayEndpoints } from "./workdays.ts"

/**
 * Every endpoint of the API by method and path. The server declares its routes by these keys, the pages' client takes
 * its types from them: what crosses is written once.
 */
export const endpoints = {
  ...accountEndpoints,
  ...announcementEndpoints,
  ...attachmentEndpoints,
  ...auditEndpoints,
  ...backupEndpoints,
  ...calendarEndpoints,
  ...concernEndpoints,
  ...disputeEndpoints,
  ...eventEndpoints,
  ...explanationEndpoints,
  ...historyEndpoints,
  ...importEndpoints,
  ...jobEndpoints,
  ...leaveEndpoints,
  ...lecturerEndpoints,
  ...makeUpEndpoints,
  ...meEndpoints,
  ...meetingEndpoints,
  ...noticeEndpoints,
  ...overviewEndpoints,
  ...peopleEndpoints,
  ...planEndpoints,
  ...platformRecordEndpoints,
  ...policyTextEndpoints,
  ...reminderEndpoints,
  ...responsibilityEndpoints,
  ...ruleEndpoints,
  ...summaryEndpoints,
  ...settingsEndpoints,
  ...sheetEndpoints,
  ...signInEndpoints,
  ...suggestionEndpoints,
  ...topicEndpoints,
  ...trainingEndpoints,
  ...turnEndpoints,
  ...unitEndpoints,
  ...venueEndpoints,
  ...workdayEndpoints,
} as const

type All = typeof endpoints

/** An endpoint's name, such as `GET /units/{unitId}`. */
export type EndpointKey = keyof All

type PartOf<Key extends EndpointKey, Part extends string> =
  All[Key] extends Readonly<Record<Part, infer S>> ? S : undefined

/** The schemas of an endpoint. */
export type ParamsOf<Key extends EndpointKey> = PartOf<Key, "params">
export type QueryOf<Key extends EndpointKey> = PartOf<Key, "query">
export type BodyOf<Key extends EndpointKey> = PartOf<Key, "body">
export type AnswerOf<Key extends EndpointKey> = PartOf<Key, "answer">

/** Whether an endpoint takes bytes instead of JSON. */
export type TakesBytes<Key extends EndpointKey> = All[Key] extends { readonly bytes: object } ? true : false

/** Whether an endpoint asks for the version that its caller saw. */
export type IsEdit<Key extends EndpointKey> = All[Key] extends { readonly edit: true } ? true : false

type Sent<S> = S extends z.ZodType ? z.input<S> : undefined

/** What a page sends and gets, as types. */
export type Params<Key extends EndpointKey> = Sent<ParamsOf<Key>>
export type Query<Key extends EndpointKey> = Sent<QueryOf<Key>>
export type Body<Key extends EndpointKey> = Sent<BodyOf<Key>>
export type Answer<Key extends EndpointKey> =
  AnswerOf<Key> extends infer S extends z.ZodType ? z.output<S> : never
