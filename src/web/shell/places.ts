import type { Permission } from "../../domain/access/permissions.ts"
import { administrators, type Role } from "../../domain/access/roles.ts"
import { type BoardOf, to } from "../paths.ts"
import type { Text } from "../text/text.ts"
import type { Session } from "./session.ts"
import { text } from "./text.ts"

/** A place the navigation leads to. */
export interface Place {
  readonly key: string
  readonly title: Text
  readonly href: string
  /** How much is new there; nothing is said where nothing is. */
  readonly fresh?: number
}

const offices: readonly Role[] = ["committee-officer", "department-officer", "inspector"]

/** Whether somebody has only their own record to see. */
function isOnlyMember({ roles }: Session): boolean {
  return roles.every(({ role }) => role === "member")
}

/** The unit whose board somebody opens: that of their widest office; of several all together. */
function boardUnit({ roles }: Session): BoardOf | undefined {
  for (const office of ["department-officer", "inspector", "committee-officer"] as const) {
    const [held, ...others] = roles.filter(({ role }) => role === office)
    if (held) return others.length > 0 ? "mine" : held.unitId
  }
  return undefined
}

/** Where somebody may go, the most needed first. What they may not open is not offered. */
export function placesOf(session: Session): Place[] {
  const may = (permission: Permission) => session.can.includes(permission)
  const holds = (roles: readonly Role[]) => session.roles.some(({ role }) => roles.includes(role))
  const unit = boardUnit(session)
  const studied = session.roles.find(({ role }) => !administrators.includes(role))?.unitId
  const beyondOneself = !isOnlyMember(session)
  const only = holds(administrators) && !holds(offices)
  const places: (Place | false)[] = [
    { key: "home", title: text.home, href: to.home() },
    may("event.read") && !only && { key: "events", title: text.events, href: to.events() },
    unit !== undefined && may("board.read") && { key: "board", title: text.board, href: to.board(unit) },
    may("plan.read") && !only && { key: "plans", title: text.plans, href: to.plans() },
    studied !== undefined &&
      may("study.read") &&
      !only && { key: "study", title: text.study, href: to.unitTopics(studied) },
    beyondOneself && may("member.read") && { key: "people", title: text.people, href: to.people() },
    beyondOneself && may("unit.read") && { key: "units", title: text.units, href: to.units() },
    { key: "policy", title: text.policy, href: to.policy() },
    may("account.read") && { key: "accounts", title: text.accounts, href: to.accounts() },
    may("grant.read") && { key: "grants", title: text.grants, href: to.grants() },
    (may("confirmation.give") || may("confirmation.give-for-administrators")) && {
      key: "confirmations",
      title: text.confirmations,
      href: to.confirmations(),
    },
    may("audit.read") && { key: "audit", title: text.audit, href: to.audit() },
    may("suggestion.answer") && { key: "suggestions", title: text.suggestions, href: to.suggestions() },
    may("settings.read") && { key: "settings", title: text.settings, href: to.settings() },
    may("backup.read") && { key: "backups", title: text.backups, href: to.backups() },
    may("job.read") && { key: "jobs", title: text.jobs, href: to.jobs() },
    { key: "me", title: text.me, href: to.me(), fresh: session.unseen },
  ]
  return places.filter((place) => place !== false)
}

/** Three places for the foot of a phone, beside "more", which holds the others, the language and the way out. */
export function footPlaces(places: readonly Place[]): { shown: Place[]; others: Place[] } {
  return { shown: places.slice(0, 3), others: places.slice(3) }
}

/** Pages of a unit that belong to a place of their own, by the word behind the unit. */
const ofUnit: Readonly<Record<string, string>> = {
  plan: "plans",
  ...Object.fromEntries(
    ["topics", "concerns", "mix", "venues", "lecturers", "turns", "secretary-lectures"].map((page) => [
      page,
      "study",
    ]),
  ),
}

/** The place a page belongs to: the one with the longest address the page's begins with. */
export function placeOf(places: readonly Place[], path: string): Place | undefined {
  const [, page] = /^\/units\/\d+\/([a-z-]+)/.exec(path) ?? []
  const own = places.find(({ key }) => page !== undefined && key === ofUnit[page])
  if (own) return own
  const within = ({ key, href }: Place) =>
    href === path || (href !== "/" && key !== "study" && path.startsWith(`${rootOf(href)}/`))
  return places.filter(within).sort((one, other) => other.href.length - one.href.length)[0]
}

function rootOf(href: string): string {
  return `/${href.split("/")[1]}`
}
