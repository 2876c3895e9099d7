/** The addresses of the pages. Whoever links to one names it here, so that an address changes in one place. */
export const to = {
  home: (of: { readonly desk?: string } & BoardLook = {}) => `/${query({ ...of })}`,
  signIn: () => "/sign-in",
  units: () => "/units",
  unit: (unitId: number, tab?: string) => `/units/${unitId}${query({ tab })}`,
  unitYear: (unitId: number, year?: number) => `/units/${unitId}/year${query({ year })}`,
  people: (filter: PeopleFilter = {}) => `/people${query({ ...filter })}`,
  person: (memberId: number, year?: number) => `/people/${memberId}${query({ year })}`,
  importPeople: (run?: number) => `/people/import${query({ run })}`,
  events: (filter: EventFilter = {}) => `/events${query({ ...filter })}`,
  newEvent: (preset: EventPreset = {}) => `/events/new${query({ ...preset })}`,
  eventCalendar: (of: CalendarOf = {}) => `/events/calendar${query({ ...of })}`,
  event: (activityId: number) => `/events/${activityId}`,
  /** Where the list of an activity is completed; from there it goes back to where one came from. */
  eventList: (activityId: number) => `/events/${activityId}${query({ do: "list" })}`,
  /** Where it is said who helped somebody who has made an activity up. */
  helper: (activityId: number, who?: number) => `/events/${activityId}${query({ do: "helper", who })}`,
  /** Where a make-up of an activity is arranged, for one person or for all who missed it. */
  makeUp: (activityId: number, who?: number) => `/events/${activityId}${query({ do: "make-up", who })}`,
  absences: (of: AbsencesOf = {}) => `/events/absences${query({ ...of })}`,
  standing: (of: StandingOf) => `/standing/${of.obligation}/${of.subjectType}/${of.subjectId}/${of.period}`,
  board: (unitId: BoardOf, of: BoardLook = {}) => `/board/${unitId}${query({ ...of })}`,
  branches: (unitId: BoardOf, filter: BranchFilter = {}) =>
    `/board/${unitId}/branches${query({ ...filter })}`,
  unitTraining: (unitId: number, of: { readonly band?: string; readonly year?: number } = {}) =>
    `/units/${unitId}/training${query({ ...of })}`,
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

export interface EventPreset {
  readonly unit?: number
  /** The activity's kind, where a button already knows it. */
  readonly kind?: string
  readonly on?: string
  /** An activity to take as a template. */
  readonly like?: number
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
