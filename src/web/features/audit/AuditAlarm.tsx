import { useQuery } from "@tanstack/react-query"
import { auditFaultSentence } from "../../../contract/audit-faults.ts"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { checkQuery } from "./check.ts"
import { text } from "./text.ts"

/** On the home of the audit administrator: that the last check found the audit log not whole. Nothing where it is. */
export function AuditAlarm() {
  const { t } = useText()
  const { data } = useQuery(checkQuery)
  if (!data?.last?.fault) return null
  return (
    <Sheet title={t(text.auditTitle)} action={<LinkButton href={to.audit()}>{t(text.openAudit)}</LinkButton>}>
      <p>
        <State is="short">{t(text.brokenWord)}</State> {t(auditFaultSentence(data.last.fault))}
      </p>
      <p className="small">{t(text.brokenAdvice)}</p>
    </Sheet>
  )
}
