/**
 * Goes to the first input of a form whose words would be lost if it was sent now, and says whether there is one: what
 * was typed and not added counts, or is asked about.
 */
export function asksForUnfinished(form: Element): boolean {
  const input = form.querySelector<HTMLElement>("[data-unfinished]")
  if (!input) return false
  const fold = input.closest("details")
  if (fold) fold.open = true
  input.focus()
  input.scrollIntoView({ block: "center" })
  return true
}
