import type { ReactNode } from "react"
import { LinkButton } from "../../design/LinkButton.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { ConfirmationsAlarm } from "../accounts/index.tsx"
import { AuditAlarm } from "../audit/index.tsx"
import { BackupAlarm } from "../backups/index.tsx"
import { homeText as text } from "./home-text.ts"
import { Waiting } from "./Waiting.tsx"

/** The home of whoever keeps the system, not the learning records. */
export function AdminHome({ choice }: { readonly choice?: ReactNode }) {
  const { t } = useText()
  const { name, can } = useSession()
  // Each of the three reads of what is theirs to do.
  const accountsWhat = can.includes("account.make") ? text.accountsWhat : text.accountsShut
  const settingsWhat = can.includes("settings.edit") ? text.settingsWhat : text.settingsRules
  const places = [
    { permission: "account.read", title: text.accounts, what: accountsWhat, href: to.accounts() },
    { permission: "grant.read", title: text.grants, what: text.grantsWhat, href: to.grants() },
    {
      permission: "confirmation.give-for-administrators",
      title: text.confirmations,
      what: text.confirmationsWhat,
      href: to.confirmations(),
    },
    { permission: "audit.read", title: text.audit, what: text.auditWhat, href: to.audit() },
    { permission: "settings.read", title: text.settings, what: settingsWhat, href: to.settings() },
    { permission: "backup.read", title: text.backups, what: text.backupsWhat, href: to.backups() },
    { permission: "job.read", title: text.jobs, what: text.jobsWhat, href: to.jobs() },
  ] as const
  const open = places.filter(({ permission }) => can.includes(permission))
  return (
    <>
      <PageHead title={t(text.adminTitle(name))} tab={t(text.homeTitle)} note={t(text.adminNote)} />
      {choice}
      <Waiting />
      {can.includes("audit.read") && <AuditAlarm />}
      {can.includes("confirmation.give-for-administrators") && <ConfirmationsAlarm />}
      {can.includes("backup.read") && <BackupAlarm />}
      <Sheet title={t(text.goTo)}>
        <ul className="owe-list">
          {open.map(({ title, what, href }) => (
            <li key={href}>
              <div>
                {t(title)}
                <p className="small">{t(what)}</p>
              </div>
              <LinkButton href={href} aria-label={`${t(text.open)} ${t(title)}`}>
                {t(text.open)}
              </LinkButton>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  )
}
