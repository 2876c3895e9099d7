import { kindNeeds } from "../../../domain/meetings/kinds.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"

/** The forms that some kinds of activity have by name, offered while a form is typed. */
export function FormsOf({ kinds }: { readonly kinds: readonly ActivityKind[] }) {
  const forms = new Set(kinds.flatMap((kind) => kindNeeds[kind].forms ?? []))
  return (
    <datalist id="forms-of-kinds">
      {[...forms].map((form) => (
        <option key={form} value={form} />
      ))}
    </datalist>
  )
}
