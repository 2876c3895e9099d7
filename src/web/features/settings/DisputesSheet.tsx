import { api, ask } from "../../api/client.ts"
import { DaysSheet } from "./DaysSheet.tsx"
import { disputesText as text } from "./disputes-text.ts"
import type { Disputes } from "./settings.ts"

interface Props {
  readonly saved: Disputes
  readonly may: boolean
}

/** Within how many days an absence may be disputed: to read, or to change for the system administrator. */
export function DisputesSheet(props: Props) {
  return (
    <DaysSheet
      {...props}
      title={text.title}
      what={text.what}
      hint={text.hint}
      wrong={text.wrong}
      days={text.days}
      draft="settings disputes"
      names={["within"]}
      labelOf={() => text.within}
      least={1}
      most={365}
      write={({ within }, version, action) =>
        ask(
          api.PUT("/api/settings/disputes", {
            params: { header: { "If-Match": version } },
            body: { within: within ?? 0 },
            ...action,
          }),
        )
      }
    />
  )
}
