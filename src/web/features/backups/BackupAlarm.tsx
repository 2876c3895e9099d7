import { useQuery } from "@tanstack/react-query"
import { backupStateSentences } from "../../../contract/backup-states.ts"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { backupsQuery } from "./backups.ts"
import { text } from "./text.ts"

/** On the home of the system administrator: that something is wrong with the nightly backup. Nothing where all is well. */
export function BackupAlarm() {
  const { t } = useText()
  const { data } = useQuery(backupsQuery)
  if (!data || data.state === "fine") return null
  return (
    <Sheet
      title={t(text.title)}
      action={
        <LinkButton href={to.backups()} aria-label={t(text.openBackups)}>
          {t(text.open)}
        </LinkButton>
      }
    >
      <p>
        <State is={data.state === "none-yet" ? "open" : "short"}>{t(backupStateSentences[data.state])}</State>{" "}
        {data.trouble && t(data.trouble)}
      </p>
    </Sheet>
  )
}
