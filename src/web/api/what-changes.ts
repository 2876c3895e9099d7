/**
 * What the pages have asked, by the first word of its key, and which writes make it untrue. Records of learning change
 * figures wherever they are shown; who may sign in, what was decided and what was suggested are apart from them.
 */

const feeds = ["feeds"] as const
const signIn = ["account", "accounts", "confirmations", "grants", "session", "sessions", "me"] as const
const decided = ["settings", "organisation", "workdays"] as const
const brought = ["import", "imports"] as const
const tree = ["unit", "units", "unit name"] as const
const figures = [
  "absences",
  "board",
  "changes",
  "concerns",
  "disputes",
  "event",
  "event-roll",
  "events",
  "calendar",
  "lay-out",
  "explanation",
  "home",
  "lecturers",
  "leave",
  "mix",
  "meeting",
  "meetings",
  "make-ups",
  "people",
  "person",
  "plan",
  "plan-line",
  "plan-lines",
  "plans",
  "policy",
  "reminder-draft",
  "reminders",
  "sitting-template",
  "topics",
  "training",
  "turns",
  "unit",
  "venues",
] as const

/** Every first word of a key that the pages use. */
export const roots = [
  ...new Set<string>([
    ...signIn,
    ...decided,
    ...brought,
    ...tree,
    ...figures,
    ...feeds,
    "suggestions",
    "audit",
    "here",
    "jobs",
    "backups",
  ]),
]

/** By the first word of a path below `/api`: what a write there changes. Whatever is done is in the audit log. */
export const changedBy: Readonly<Record<string, readonly string[]>> = {
  accounts: [...signIn, "home"],
  attachments: ["event", "meeting"],
  activation: roots,
  confirmations: [...signIn, ...tree, "home"],
  events: [...figures, "me"],
  grants: [...signIn, ...tree, "home"],
  imports: roots,
  jobs: ["jobs", "backups"],
  me: [...signIn, ...feeds],
  leave: [...figures, "me"],
  training: [...figures, "me"],
  plans: ["home", "board", "explanation", "plan", "plans", "me", "unit"],
  "make-ups": [...figures, "me"],
  disputes: [...figures, "me"],
  people: [...figures, ...tree, ...signIn],
  reminders: ["reminders", "reminder-draft", "board", "home", "me"],
  session: roots,
  settings: [...decided, "session"],
  setup: roots,
  sittings: [...figures, "me"],
  "planned-sittings": [...figures, "me"],
  suggestions: ["suggestions", "me", "home"],
  audit: [],
  workdays: [...figures, "workdays"],
  units: [...figures, ...tree, ...brought, ...signIn, "organisation"],
}

/** The first word of a path below `/api`. */
export function nounOf(path: string): string {
  return path.split("/")[2] ?? ""
}

/** Whether what was asked under a key may be untrue after writes to these paths. */
export function isChanged(key: readonly unknown[], written: Iterable<string>): boolean {
  const [root] = key
  if (root === "audit") return true
  return [...written].some((path) => {
    const changed = changedBy[nounOf(path)]
    return changed === undefined || (typeof root === "string" && changed.includes(root))
  })
}
