import { Lines } from "../../design/Lines.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { DataReads } from "./DataReads.tsx"
import { MailSheet } from "./MailSheet.tsx"
import { Notices } from "./Notices.tsx"
import { PreferencesSheet } from "./PreferencesSheet.tsx"
import { text } from "./text.ts"

/** What the reader should know and may decide about themselves. */
export function MePage() {
  const { t, words } = useText()
  const { name, login, roles } = useSession()
  return (
    <div className="stack">
      <PageHead
        title={t(text.meTitle)}
        note={t(text.meNote(name, login))}
        action={
          <>
            <LinkButton href={to.mySessions()}>{t(text.sessionsTitle)}</LinkButton>
            <LinkButton kind="primary" href={to.myData()}>
              {t(text.dataLink)}
            </LinkButton>
          </>
        }
      />
      <Notices />
      <MailSheet />
      <Sheet title={t(text.roles)}>
        {roles.length === 0 ? (
          <p>{t(text.noRoles)}</p>
        ) : (
          <Lines items={roles.map(({ role, unitName }) => ({ name: words.roles[role], value: unitName }))} />
        )}
      </Sheet>
      <PreferencesSheet />
      <DataReads />
    </div>
  )
}
