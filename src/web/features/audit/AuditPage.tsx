import { useState } from "react"
import { PageHead } from "../../design/PageHead.tsx"
import { useText } from "../../text/use-text.ts"
import { AuditEntries } from "./AuditEntries.tsx"
import { AuditSearch } from "./AuditSearch.tsx"
import { CheckSheet } from "./CheckSheet.tsx"
import { text } from "./text.ts"
import type { Wanted } from "./wanted.ts"

/** The audit log for the audit administrator: whether it is whole, and what is in it. */
export function AuditPage() {
  const { t } = useText()
  const [wanted, setWanted] = useState<Wanted>({})
  return (
    <div className="stack">
      <PageHead title={t(text.auditTitle)} note={t(text.auditNote)} />
      <CheckSheet />
      <AuditSearch wanted={wanted} onSearch={setWanted} />
      <AuditEntries wanted={wanted} onNarrow={(more) => setWanted({ ...wanted, ...more })} />
    </div>
  )
}
