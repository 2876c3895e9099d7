import { fitsDraft } from "../../shell/fits-draft.ts"
import { draftsNamed, readDraft } from "../../shell/kept-drafts.ts"
import { type AskedSitting, draftNames } from "./draft-names.ts"
import type { Draft } from "./sitting-draft.ts"

/** A sitting that somebody was writing and has not sent. */
export interface KeptSitting {
  readonly name: string
  readonly draft: Draft
}

/** The sittings of a unit that somebody was writing; `like`: one as this form would begin it. */
export function keptSittings(accountId: number, unitId: number, like: Draft): KeptSitting[] {
  return draftsNamed(accountId, draftNames.sittings(unitId)).flatMap((name) => {
    const draft = readDraft(accountId, name)
    return fitsDraft(draft, like) ? [{ name, draft }] : []
  })
}

/** Whether what was being written is what an address asks for. */
function isAskedFor({ items, on }: Draft, asked: AskedSitting): boolean {
  if (asked.like !== undefined || asked.from !== undefined) return false
  if (asked.line !== undefined && !items.some(({ planLineId }) => planLineId === asked.line)) return false
  if (asked.kind !== undefined && !items.some(({ kind }) => kind === asked.kind)) return false
  return asked.on === undefined || asked.on === on
}

/** The draft that goes on where an address asks for a sitting: the one begun there, or another that is the same. */
export function draftThatGoesOn(kept: readonly KeptSitting[], unitId: number, asked: AskedSitting): string {
  const own = draftNames.sitting(unitId, asked)
  if (kept.some(({ name }) => name === own)) return own
  return kept.find(({ draft }) => isAskedFor(draft, asked))?.name ?? own
}
