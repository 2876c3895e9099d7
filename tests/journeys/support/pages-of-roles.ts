import type { Role } from "../../../src/domain/access/roles.ts"
import type { Places } from "./sample-places.ts"

/** Where a page is. */
type Address = (places: Places) => string

/** The pages of each role. What several roles have alike is looked at as the first of them. */
const pages: Readonly<Record<Role | "stranger", Readonly<Record<string, Address>>>> = {
  stranger: {
    "sign-in": () => "/sign-in",
    "setup-without-link": () => "/setup",
    activate: () => "/activate",
    setup: () => "/setup#AAAA",
  },
  member: {
    home: () => "/",
    events: () => "/events",
    calendar: () => "/events/calendar",
    event: ({ held }) => `/events/${held}`,
    person: ({ memberId }) => `/people/${memberId}`,
    figure: ({ memberFigure }) => memberFigure,
    policy: () => "/policy",
    pack: ({ pack }) => `/policy/${pack}`,
    me: () => "/me",
    data: () => "/me/data",
    sessions: () => "/me/sessions",
    suggestions: () => "/suggestions",
    "suggestion-new": () => "/suggestions/new?from=%2F",
    nowhere: () => "/nowhere",
  },
  "branch-secretary": {
    home: () => "/",
    events: () => "/events",
    calendar: () => "/events/calendar",
    "event-new": () => "/events/new",
    event: ({ held }) => `/events/${held}`,
    planned: ({ planned }) => `/events/${planned}`,
    absences: () => "/events/absences",
    people: () => "/people",
    person: ({ memberId }) => `/people/${memberId}`,
    unit: ({ branchId }) => `/units/${branchId}`,
    year: ({ branchId }) => `/units/${branchId}/year`,
    "year-before": ({ branchId }) => `/units/${branchId}/year?year=2025`,
    training: ({ branchId }) => `/units/${branchId}/training`,
    figure: ({ branchFigure }) => branchFigure,
    hours: ({ branchHours }) => branchHours,
    accounts: () => "/accounts",
  },
  recorder: {
    home: () => "/",
    "event-new": ({ branchId, held }) => `/events/new?unit=${branchId}&kind=party-lecture&like=${held}`,
  },
  "group-leader": { home: () => "/", "event-new": () => "/events/new", people: () => "/people" },
  "central-group-secretary": { home: () => "/", "event-new": () => "/events/new" },
  "committee-officer": {
    home: () => "/",
    branches: ({ committeeId }) => `/board/${committeeId}/branches?band=short`,
    person: ({ memberId }) => `/people/${memberId}`,
    units: () => "/units",
    year: ({ committeeId }) => `/units/${committeeId}/year`,
    unit: ({ committeeId }) => `/units/${committeeId}`,
  },
  "department-officer": {
    home: () => "/",
    board: ({ committeeId }) => `/board/${committeeId}?view=so-far`,
    "branches-of-training": ({ rootId }) => `/board/${rootId}/branches?group=training`,
    people: () => "/people",
    import: () => "/people/import",
    suggestions: () => "/suggestions",
    pack: ({ pack }) => `/policy/${pack}`,
    grants: () => "/grants",
  },
  inspector: { home: () => "/", year: ({ officeBranchId }) => `/units/${officeBranchId}/year` },
  "system-admin": {
    home: () => "/",
    accounts: () => "/accounts",
    account: ({ accountId }) => `/accounts/${accountId}`,
    slips: () => "/accounts/slips",
    settings: () => "/settings",
    jobs: () => "/jobs",
    backups: () => "/backups",
  },
  "security-admin": {
    home: () => "/",
    grants: () => "/grants",
    confirmations: () => "/confirmations",
    account: ({ accountId }) => `/accounts/${accountId}`,
    settings: () => "/settings",
  },
  "audit-admin": { home: () => "/", audit: () => "/audit" },
}

/** Everybody with the pages of their own, each by its name. */
export const pagesOfRoles = Object.entries(pages).map(([who, own]) => ({
  who: who as Role | "stranger",
  own,
}))
