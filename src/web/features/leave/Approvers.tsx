import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Approver {
  readonly name: string
  readonly holds: string
}

/** How those who decide are called: by name, and by what. */
export function useApproverNames(): (approvers: readonly Approver[]) => string {
  const { t, format, words } = useText()
  const called: Readonly<Record<string, string>> = { ...words.roles, ...words.posts }
  return (approvers) =>
    format.list(approvers.map(({ name, holds }) => t(text.decidesAs(name, called[holds] ?? holds))))
}

/** Who will decide, before anything is sent; undefined: not known yet. */
export function WhoDecides({ approvers }: { readonly approvers: readonly Approver[] | undefined }) {
  const { t } = useText()
  const names = useApproverNames()
  if (!approvers) return null
  return (
    <p className="small">{t(approvers.length === 0 ? text.nobodyDecides : text.decides(names(approvers)))}</p>
  )
}
