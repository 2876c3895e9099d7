import { useInfiniteQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { to } from "../../paths.ts"
import { useCan } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { accountDraft, MakeAccount } from "./MakeAccount.tsx"
import { text } from "./text.ts"

/** Accounts within reach, by their logins. */
export function AccountsPage() {
  const { t } = useText()
  const mayMake = useCan("account.make")
  const alone = useCan("settings.edit")
  const [typed, setTyped] = useState("")
  const [making, setMaking] = useState(useHasDraft(accountDraft) && mayMake && alone)
  const q = useDeferredValue(typed.trim())
  const accounts = useInfiniteQuery({
    queryKey: ["accounts", q],
    queryFn: ({ pageParam }) => {
      const query = { ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) }
      return ask(api.GET("/api/accounts", { params: { query } }))
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
  const action = mayMake && (
    <>
      {alone && <Button onClick={() => setMaking(true)}>{t(text.makeOne)}</Button>}
      <LinkButton kind="primary" href={to.slips()}>
        {t(text.makeMany)}
      </LinkButton>
    </>
  )
  return (
    <>
      <PageHead title={t(text.accountsTitle)} note={t(text.accountsNote)} action={action} />
      <Sheet>
        <TextInput
          label={t(text.search)}
          bare
          placeholder={t(text.search)}
          type="search"
          value={typed}
          onChange={setTyped}
        />
        <Loaded query={accounts} lines={8}>
          {({ pages }) => {
            const rows = pages.flatMap(({ items }) => items)
            if (rows.length === 0) return <Nothing searched={q !== ""} />
            return (
              <>
                <AccountTable rows={rows} />
                <More
                  shown={rows.length}
                  hasMore={accounts.hasNextPage}
                  busy={accounts.isFetchingNextPage}
                  onMore={() => void accounts.fetchNextPage()}
                />
              </>
            )
          }}
        </Loaded>
      </Sheet>
      {making && <MakeAccount onClose={() => setMaking(false)} />}
    </>
  )
}

function Nothing({ searched }: { readonly searched: boolean }) {
  const { t } = useText()
  if (searched) return <EmptyState title={t(text.noneFound)} />
  return <EmptyState title={t(text.none)}>{t(text.noneNote)}</EmptyState>
}

interface Row {
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly unitName: string | null
  readonly active: boolean
  readonly disabled: boolean
  readonly pausedUntil: string | null
  readonly hasSecondFactor: boolean
}

function AccountTable({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useText()
  const state = ({ active, disabled, pausedUntil }: Row) => {
    if (disabled) return t(text.disabled)
    if (pausedUntil !== null) return t(text.paused)
    return t(active ? text.active : text.waiting)
  }
  return (
    <DataTable
      caption={t(text.accountsTitle)}
      rows={rows}
      keyOf={({ accountId }) => accountId}
      hrefOf={({ accountId }) => to.account(accountId)}
      columns={[
        { key: "name", title: t(text.name), cell: ({ name }) => name, phone: "title" },
        { key: "login", title: t(text.login), cell: ({ login }) => <code>{login}</code> },
        { key: "unit", title: t(text.unit), cell: ({ unitName }) => unitName, phone: "plain" },
        {
          key: "factor",
          title: t(text.secondFactor),
          cell: ({ hasSecondFactor }) => t(hasSecondFactor ? text.isSet : text.isNotSet),
          phone: "none",
        },
        { key: "state", title: t(text.state), cell: state, phone: "side" },
      ]}
    />
  )
}
