import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Fold } from "../../design/Fold.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import type { Text } from "../../text/text.ts"
import { useText } from "../../text/use-text.ts"
import { CodeDialog } from "./CodeDialog.tsx"
import { GiveRole, roleDraft } from "./GiveRole.tsx"
import { GrantTable } from "./GrantTable.tsx"
import { text } from "./text.ts"
import { type Waits, WaitsDialog } from "./WaitsDialog.tsx"

type ActionHeaders = "disable" | "enable" | "unlock" | "end-sessions" | "remove-second-factor"

/** One account: its state, its roles, and what may be done with it. */
export function AccountPage() {
  const { t } = useText()
  const accountId = Number(useParams({ from: "/accounts/$accountId" }).accountId)
  const [giving, setGiving] = useState(useHasDraft(roleDraft(String(accountId))))
  const account = useQuery({
    queryKey: ["account", accountId],
    queryFn: () => ask(api.GET("/api/accounts/{accountId}", { params: { path: { accountId } } })),
  })
  return (
    <Loaded query={account} lines={8}>
      {({ login, name, unitName, hasSecondFactor, grants, pastGrants, moreRoles, can, ...account }) => (
        <>
          <PageHead
            title={name}
            {...(unitName === null ? {} : { note: unitName })}
            crumbs={[{ title: t(text.accountsTitle), href: to.accounts() }]}
          />
          <div className="columns">
            <Sheet title={t(text.state)}>
              <Lines
                items={[
                  { name: t(text.login), value: <code>{login}</code> },
                  {
                    name: t(text.state),
                    value: <AccountState {...account} />,
                  },
                  { name: t(text.secondFactor), value: t(hasSecondFactor ? text.isSet : text.isNotSet) },
                ]}
              />
              <AccountActions accountId={accountId} can={can} />
            </Sheet>
            <Sheet
              title={t(text.roles)}
              action={
                can.includes("grant") && <Button onClick={() => setGiving(true)}>{t(text.give)}</Button>
              }
            >
              {grants.length > 0 && <GrantTable rows={grants} />}
              {(grants.length === 0 || moreRoles) && (
                <p className="small">
                  {t(moreRoles ? (grants.length > 0 ? text.moreRoles : text.unseenRoles) : text.noRoles)}
                </p>
              )}
              {pastGrants.length > 0 && (
                <Fold summary={t(text.pastRoles)}>
                  <GrantTable rows={pastGrants} over />
                </Fold>
              )}
            </Sheet>
          </div>
          {giving && can.includes("grant") && (
            <GiveRole to={{ value: String(accountId), label: name }} onClose={() => setGiving(false)} />
          )}
        </>
      )}
    </Loaded>
  )
}

interface AccountStateProps {
  readonly active: boolean
  readonly disabled: boolean
  readonly pausedUntil: string | null
}

/** Whether somebody can sign in to it now. */
function AccountState({ active, disabled, pausedUntil }: AccountStateProps) {
  const { t, format } = useText()
  return (
    <>
      {t(disabled ? text.disabled : active ? text.active : text.waiting)}
      {pausedUntil !== null && (
        <small className="hint"> {t(text.pausedUntil(format.instant(pausedUntil)))}</small>
      )}
    </>
  )
}

const words: Readonly<Record<ActionHeaders, Text>> = {
  disable: text.disable,
  enable: text.enable,
  unlock: text.unlock,
  "end-sessions": text.endSessions,
  "remove-second-factor": text.removeFactor,
}

function AccountActions({ accountId, can }: { readonly accountId: number; readonly can: readonly string[] }) {
  const { t } = useText()
  const tell = useToast()
  const [waits, setWaits] = useState<Waits>()
  const path = { params: { path: { accountId } } }
  const act = useAction({
    run: (what: ActionHeaders, action) =>
      ask(api.POST(`/api/accounts/{accountId}/${what}`, { ...path, ...action })),
    onDone: (done, what) => {
      if (done?.waits) return setWaits(done.waits)
      tell(
        what === "disable"
          ? { text: t(text.shut), undo: () => act.mutate("enable") }
          : { text: t(what === "enable" ? text.undone : text.done) },
      )
    },
  })
  const invite = useAction({
    run: (_: string, action) =>
      ask(api.POST("/api/accounts/{accountId}/activation-code", { ...path, ...action })),
    onDone: ({ waits }) => waits && setWaits(waits),
  })
  const actions = (Object.keys(words) as ActionHeaders[]).filter((one) => can.includes(one))
  return (
    <>
      <div className="actions">
        {can.includes("invite") && (
          <Button busy={invite.isPending} onClick={() => invite.mutate(String(Date.now()))}>
            {t(text.code)}
          </Button>
        )}
        {actions.map((one) => (
          <Button
            key={one}
            kind={one === "disable" ? "danger" : "plain"}
            busy={act.isPending}
            onClick={() => act.mutate(one)}
          >
            {t(words[one])}
          </Button>
        ))}
      </div>
      {(act.error ?? invite.error) && <ErrorNote error={act.error ?? invite.error} />}
      {waits && <WaitsDialog waits={waits} onClose={() => setWaits(undefined)} />}
      {invite.data?.slip && (
        <CodeDialog slip={invite.data.slip} replaced={invite.data.replaced} onClose={() => invite.reset()} />
      )}
    </>
  )
}
