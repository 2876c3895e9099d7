/** What goes with a write whose writer has said why: a line, as a header can carry it. */
export function changeReason(reason: string): { readonly "Change-Reason"?: string } {
  return reason.trim() === "" ? {} : { "Change-Reason": encodeURIComponent(reason.trim()) }
}
