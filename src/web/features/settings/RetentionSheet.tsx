import { leastDays, mostDays, retentionKinds, retentionWords } from "../../../contract/settings-retention.ts"
import { api, ask } from "../../api/client.ts"
import { DaysSheet } from "./DaysSheet.tsx"
import { retentionText as text } from "./retention-text.ts"
import type { Retention } from "./settings.ts"

interface Props {
  readonly saved: Retention
  readonly may: boolean
}

/** For how long what is old is kept: to read, or to change for the security administrator. */
export function RetentionSheet(props: Props) {
  return (
    <DaysSheet
      {...props}
      title={text.title}
      what={text.what}
      hint={text.hint}
      wrong={text.wrong}
      days={text.days}
      draft="settings retention"
      names={retentionKinds}
      labelOf={(kind) => retentionWords[kind]}
      least={leastDays}
      most={mostDays}
      without={text.forEver}
      write={(body, version, action) =>
        ask(
          api.PUT("/api/settings/retention", {
            params: { header: { "If-Match": version } },
            body,
            ...action,
          }),
        )
      }
    />
  )
}
