import type { Leave } from "../../../contract/leave.ts"
import type { Text } from "../../text/text.ts"
import type { Words } from "../../text/words.ts"
import { text } from "./text.ts"

/** What became of a leave, each deed with whoever did it: a decision, and that it was withdrawn since. */
export function deedsSaid(
  { state, decidedBy, withdrawnBy }: Pick<Leave, "state" | "decidedBy" | "withdrawnBy">,
  { t, words }: { readonly t: (text: Text) => string; readonly words: Words },
): string[] {
  // What is withdrawn after a decision had been approved: what is refused cannot be withdrawn.
  const decided = state === "withdrawn" ? "approved" : state
  return [
    decidedBy === null ? "" : t(text.decidedBy(decidedBy, words.leaveStates[decided])),
    withdrawnBy === null ? "" : t(text.decidedBy(withdrawnBy, words.leaveStates.withdrawn)),
  ].filter(Boolean)
}
