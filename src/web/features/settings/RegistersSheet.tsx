import { api, ask } from "../../api/client.ts"
import { DaysSheet } from "./DaysSheet.tsx"
import { registersText as text } from "./registers-text.ts"
import type { Registers } from "./settings.ts"

interface Props {
  readonly saved: Registers
  readonly may: boolean
}

/** When records left open are reminded of, and closed: to read, or to change for the system administrator. */
export function RegistersSheet(props: Props) {
  return (
    <DaysSheet
      {...props}
      title={text.title}
      what={text.what}
      hint={text.hint}
      wrong={text.wrong}
      days={text.days}
      draft="settings registers"
      names={["remindAfter", "closeAfter"]}
      labelOf={(name) => text[name]}
      least={1}
      most={365}
      without={text.never}
      write={(body, version, action) =>
        ask(
          api.PUT("/api/settings/registers", {
            params: { header: { "If-Match": version } },
            body,
            ...action,
          }),
        )
      }
    />
  )
}
