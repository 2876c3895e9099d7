import { useQuery } from "@tanstack/react-query"
import { actionSentence } from "../../../contract/audit-actions.ts"
import { api, ask } from "../../api/client.ts"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** Who looked at the reader's data and changed it: days, actions and roles. */
export function DataReads() {
  const { t, format, words } = useText()
  const looks = useQuery({ queryKey: ["me", "looks"], queryFn: () => ask(api.GET("/api/me/looks")) })
  const roleWords: Readonly<Record<string, string>> = words.roles
  const as = (roles: readonly string[]) =>
    roles.length === 0 ? t(text.somebody) : format.list(roles.map((role) => roleWords[role] ?? role))
  return (
    <Sheet title={t(text.looks)}>
      <Loaded query={looks}>
        {({ since, items }) =>
          items.length === 0 ? (
            <EmptyState title={t(text.noReads)}>{t(text.noReadsHint)}</EmptyState>
          ) : (
            <>
              <p className="small">{t(text.readsNote(format.fullDay(since)))}</p>
              <DataTable
                caption={t(text.looks)}
                rows={items}
                keyOf={({ on, action, roles }) => `${on} ${action} ${roles.join()}`}
                columns={[
                  { key: "on", title: t(text.readsOn), phone: "plain", cell: ({ on }) => format.fullDay(on) },
                  {
                    key: "action",
                    title: t(text.readsAction),
                    phone: "title",
                    cell: ({ action }) => t(actionSentence(action)),
                  },
                  { key: "as", title: t(text.readsRole), phone: "plain", cell: ({ roles }) => as(roles) },
                  {
                    key: "times",
                    title: t(text.readsTimes),
                    numeric: true,
                    cell: ({ times }) => format.number(times),
                  },
                ]}
              />
            </>
          )
        }
      </Loaded>
    </Sheet>
  )
}
