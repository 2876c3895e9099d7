import { useQuery } from "@tanstack/react-query"
import { deedSentence } from "../../../contract/deeds.ts"
import { api, ask } from "../../api/client.ts"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** Who looked at the reader's data and changed it: days, deeds and roles. */
export function Looks() {
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
            <EmptyState title={t(text.noLooks)}>{t(text.noLooksHint)}</EmptyState>
          ) : (
            <>
              <p className="small">{t(text.looksNote(format.fullDay(since)))}</p>
              <DataTable
                caption={t(text.looks)}
                rows={items}
                keyOf={({ on, deed, roles }) => `${on} ${deed} ${roles.join()}`}
                columns={[
                  { key: "on", title: t(text.looksOn), phone: "plain", cell: ({ on }) => format.fullDay(on) },
                  {
                    key: "deed",
                    title: t(text.looksDeed),
                    phone: "title",
                    cell: ({ deed }) => t(deedSentence(deed)),
                  },
                  { key: "as", title: t(text.looksRole), phone: "plain", cell: ({ roles }) => as(roles) },
                  {
                    key: "times",
                    title: t(text.looksTimes),
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
