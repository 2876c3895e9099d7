/** The addresses of the pages. Whoever links to one names it here, so that an address changes in one place. */
export const to = {
  home: (of: { readonly desk?: string } & BoardLook = {}) => `/${query({ ...of })}`,
  signIn: () => "/sign-in",
  units: () => "/units",
  unit: (unitId: number, tab?: string) => `/units/${unitId}${query({ tab })}`,
  unitYear: (unitId: number, year?: number) => `/units/${unitId}/year${query({ year })}`,
  /** What is due when for a unit; for an office over those below it. */
  unitDue: (unitId: number, days?: number) => `/units/${unitId}/due${query({ days })}`,
  boardDue: (unitId: number, days?: number) => `/board/${unitId}/due${query({ days })}`,
  people: (filter: PeopleFilter = {}) => `/people${query({ ...filter })}`,
  person: (memberId: number, year?: number) => `/people/${memberId}${query({ year })}`,
  importPeople: (run?: number) => `/people/import${query({ run })}`,
  events: (filter: EventFilter = {}) => `/events${query({ ...filter })}`,
  newEvent: (preset: EventPreset = {}) => `/events/new${query({ ...preset })}`,
  eventCalendar: (of: CalendarOf = {}) => `/events/calendar${query({ ...of })}`,
  /** Where several sittings are laid out at once. */
  layOut: (of: { readonly unit?: number; readonly kind?: string; readonly year?: number } = {}) =>
    `/events/lay-out${query({ ...of })}`,
  feeds: () => "/me/feeds",
  /** The lists of the day, which open without a network too. */
  hall: () => "/events/hall",
  /** The same, for whoever signs out with marks that were not sent. */
  leaveHall: () => "/events/hall?leaving=true",
  /** What is said and shown in the hall of an activity, for whoever records it. */
  hallCode: (activityId: number) => `/events/${activityId}/code`,
  /** Where somebody in a hall finds their meeting by its code. */
  here: (of: { readonly at?: number; readonly code?: string } = {}) => `/events/here${query({ ...of })}`,
  /** The record of a meeting as a page of the record book. */
  recordSheet: (activityId: number) => `/events/${activityId}/record`,
  signInSheet: (activityId: number) => `/events/${activityId}/sheet`,
  hallList: (activityId: number) => `/events/hall/${activityId}`,
  event: (activityId: number) => `/events/${activityId}`,
  /** Where something that the record of an activity lacks is written. */
  complete: (activityId: number, what: string) => `/events/${activityId}${query({ what })}`,
  /** Where the list of an activity is completed; from there it goes back to where one came from. */
  eventList: (activityId: number) => `/events/${activityId}${query({ do: "list" })}`,
  /** Where it is said who helped somebody who has made an activity up. */
  helper: (activityId: number, who?: number) => `/events/${activityId}${query({ do: "helper", who })}`,
  /** Where a make-up of an activity is arranged, for one person or for all who missed it. */
  makeUp: (activityId: number, who?: number) => `/events/${activityId}${query({ do: "make-up", who })}`,
  absences: (of: AbsencesOf = {}) => `/events/absences${query({ ...of })}`,
  /** One make-up, as a slip to print. */
  makeUpSlip: (makeUpId: number) => `/make-ups/${makeUpId}`,
  ownLeave: () => "/leave",
  /** One leave, as a slip to print. */
  leave: (leaveId: number) => `/leave/${leaveId}`,
  unitLeave: (unitId: number) => `/units/${unitId}/leave`,
  standing: (of: StandingOf) => `/standing/${of.obligation}/${of.subjectType}/${of.subjectId}/${of.period}`,
  /** One's own training attended elsewhere: registered, and what became of it. */
  ownTraining: () => "/training",
  training: (trainingId: number) => `/training/${trainingId}`,
  unitTrainingRecords: (unitId: number, filter: TrainingFilter = {}) =>
    `/units/${unitId}/training-records${query({ ...filter })}`,
  board: (unitId: BoardOf, of: BoardLook = {}) => `/board/${unitId}${query({ ...of })}`,
  branches: (unitId: BoardOf, filter: BranchFilter = {}) =>
    `/board/${unitId}/branches${query({ ...filter })}`,
  unitTraining: (unitId: number, of: { readonly band?: string; readonly year?: number } = {}) =>
    `/units/${unitId}/training${query({ ...of })}`,
  /** What a unit held in a month, for the provincial platform. */
  platformRecord: (unitId: number, month?: string) => `/units/${unitId}/platform-record${query({ month })}`,
  /** Everybody's plans below a unit; without one, where one's own work with plans begins. */
  plans: (of: PlansOf = {}) => `/plans${query({ ...of })}`,
  plan: (unitId: number, year?: number) => `/units/${unitId}/plan${query({ year })}`,
  editPlan: (unitId: number, year: number) => `/units/${unitId}/plan/edit${query({ year })}`,
  rules: (unitId: number) => `/units/${unitId}/rules`,
  responsibilities: (unitId: number) => `/units/${unitId}/responsibilities`,
  summary: (unitId: number, period?: string) => `/units/${unitId}/summary${query({ period })}`,
  planVersions: (unitId: number, year: number) => `/units/${unitId}/plan/versions${query({ year })}`,
  unitTopics: (unitId: number, year?: number) => `/units/${unitId}/topics${query({ year })}`,
  topic: (unitId: number, topicId: number) => `/units/${unitId}/topics/${topicId}`,
  unitMix: (unitId: number, year?: number) => `/units/${unitId}/mix${query({ year })}`,
  personMix: (memberId: number, year?: number) => `/people/${memberId}/mix${query({ year })}`,
  concerns: (unitId: number) => `/units/${unitId}/concerns`,
  venues: (unitId: number) => `/units/${unitId}/venues`,
  venue: (unitId: number, venueId: number, month?: string) =>
    `/units/${unitId}/venues/${venueId}${query({ month })}`,
  lecturers: (unitId: number) => `/units/${unitId}/lecturers`,
  lecturer: (unitId: number, knownLecturerId: number) => `/units/${unitId}/lecturers/${knownLecturerId}`,
  secretaryLectures: (unitId: number, year?: number) =>
    `/units/${unitId}/secretary-lectures${query({ year })}`,
  /** The year of a unit's central study group, in days. */
  studyDays: (unitId: number, year?: number) => `/units/${unitId}/study-days${query({ year })}`,
  studyDaysSheet: (unitId: number, year?: number) => `/units/${unitId}/study-days/sheet${query({ year })}`,
  /** Whom the party lectures of a year have reached. */
  lectures: (unitId: number, year?: number) => `/units/${unitId}/lectures${query({ year })}`,
  turns: (unitId: number) => `/units/${unitId}/turns`,
  policy: () => "/policy",
  policyPack: (pack: string, clause?: string) => `/policy/${pack}${clause ? `#${clause}` : ""}`,
  accounts: () => "/accounts",
  account: (accountId: number) => `/accounts/${accountId}`,
  slips: () => "/accounts/slips",
  grants: () => "/grants",
  confirmations: () => "/confirmations",
  audit: () => "/audit",
  settings: () => "/settings",
  jobs: () => "/jobs",
  backups: () => "/backups",
  me: () => "/me",
  mySessions: () => "/me/sessions",
  myData: () => "/me/data",
  suggestions: () => "/suggestions",
  newSuggestion: (from: string, body?: string) => `/suggestions/new${query({ from, body })}`,
} as const

/** What narrows a list of activities and stands in its address, as the API names it. */
export interface EventFilter {
  readonly unit?: number
  readonly kind?: string
  readonly state?: string
  /** Days, both included. */
  readonly from?: string
  readonly until?: string
  /** `people`: what lacks somebody in its list. */
  readonly lacks?: string
  /** What it was about, from what it learned, and on which topic of the time. */
  readonly category?: string
  readonly path?: string
  readonly mode?: string
  readonly topic?: number | string
}

/** The days of a year, for a list that is opened from a page about it. */
export function daysOfYear(year: number): Required<Pick<EventFilter, "from" | "until">> {
  return { from: `${year}-01-01`, until: `${year}-12-31` }
}

/**
 * What leads on from a page about a year: the year is named only where it is over. Of the one that runs it need not be,
 * and of the next there is nothing to go to yet but what is due before it begins.
 */
export function sameYear(year: number, today: string): { readonly year?: number } {
  return year < Number(today.slice(0, 4)) ? { year } : {}
}

export interface CalendarOf {
  readonly month?: string
  readonly unit?: number
  /** `quarter` or `year`; a month where it is left out. */
  readonly span?: string
  readonly kind?: string
  /** Only what one is expected at oneself. */
  readonly mine?: string
}

/** Whose absences, of a year; without one that of today. */
export interface AbsencesOf {
  readonly unit?: number
  readonly year?: number
}

/** The unit whose board it is; `mine` all units that somebody looks after together. */
export type BoardOf = number | "mine"

/** Which periods a board looks at; another year only where it is not the one that runs. */
export interface BoardLook {
  readonly view?: string
  readonly year?: number
}

/** Which branches of a board are listed. */
export interface BranchFilter extends BoardLook {
  readonly group?: string
  readonly obligation?: string
  readonly cycle?: string
  readonly band?: string
}

/** What narrows a roster and stands in its address, as the API names it. */
export interface PeopleFilter {
  readonly unit?: string
  readonly belongs?: string
  readonly circumstance?: string
  readonly rank?: string
  readonly post?: string
  readonly status?: string
  readonly inService?: string
}

/** What narrows the training of a unit, as the API names it; `who`: for whom some is to be entered. */
export interface TrainingFilter {
  readonly state?: string
  readonly kind?: string
  readonly year?: number
  readonly who?: number
}

/** Which plans below which unit. */
export interface PlansOf {
  readonly unit?: number
  readonly year?: number
  readonly state?: string
  /** `direct`: those that file with the unit; `branches`: branches alone. */
  readonly whose?: string
}

export interface EventPreset {
  readonly unit?: number
  /** The activity's kind, where a button already knows it. */
  readonly kind?: string
  readonly on?: string
  /** An activity to take as a template. */
  readonly like?: number
  /** The line of a plan that it fulfils. */
  readonly line?: number
  /** Whose turn it is, the topic of the time, the lecturer, the problem: what it is begun from. */
  readonly taker?: number
  /** The version of the rota in which it was their turn. */
  readonly turn?: number
  readonly topic?: number
  readonly lecturer?: number
  readonly concern?: number
}

export interface StandingOf {
  readonly obligation: string
  readonly subjectType: "org" | "member"
  readonly subjectId: number
  readonly period: string
}

function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  )
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`
}

const leadsAway = /^(?!\/)|^\/[/\\]|[\\\p{Cc}]/u

/** An address of our own to go on to after signing in; the home page for anything else. */
export function ownPath(wanted: unknown): string {
  if (typeof wanted !== "string" || leadsAway.test(wanted)) return to.home()
  try {
    const { pathname, search, hash } = new URL(wanted, "http://own")
    // Dots in it may have left a second slash at the front.
    return leadsAway.test(pathname) ? to.home() : `${pathname}${search}${hash}`
  } catch {
    return to.home()
  }
}
