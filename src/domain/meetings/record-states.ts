/** How far the record of a held activity is, and what may be done to it: the one table on it. */

export const recordStates = ["open", "signed", "closed"] as const
export type RecordState = (typeof recordStates)[number]

/**
 * `sign`: whoever kept it; `confirm`: the secretary; `change`: a correction takes a first signature back; `reopen`: with
 * a reason; `close-by-itself`: it was left open too long.
 */
export const recordDeeds = ["sign", "confirm", "change", "reopen", "close-by-itself"] as const
export type RecordDeed = (typeof recordDeeds)[number]

/**
 * What changes a closed record without opening it: what somebody has a right to afterwards, and the parts of a month's
 * hours that its short sittings share. Each stands on the record, with who and when.
 */
export const laterChanges = [
  "leave-approved",
  "leave-over",
  "leave-again",
  "made-up",
  "make-up-taken-back",
  "hours-shared",
  "brought-in",
] as const
export type LaterChange = (typeof laterChanges)[number]

const next: Readonly<Record<RecordState, Readonly<Partial<Record<RecordDeed, RecordState>>>>> = {
  open: { sign: "signed", change: "open", "close-by-itself": "closed" },
  signed: { confirm: "closed", change: "open", "close-by-itself": "closed" },
  closed: { reopen: "open" },
}

/** The state after a deed; undefined: it cannot be done in this one. */
export function after(state: RecordState, deed: RecordDeed): RecordState | undefined {
  return next[state][deed]
}

/** Days after which whoever keeps a record left open is reminded, and after which it is closed; null: never. */
export interface RegisterRules {
  readonly remindAfter: number | null
  readonly closeAfter: number | null
}

/** What holds where an installation has decided nothing. */
export const usualRegisterRules: RegisterRules = { remindAfter: 3, closeAfter: 5 }
