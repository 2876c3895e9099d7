import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { ChangePasswordForm } from "./ChangePassword.tsx"
import { RecoveryCodes } from "./RecoveryCodes.tsx"
import { SecondFactorForm } from "./SetSecondFactor.tsx"
import { text } from "./text.ts"

/** How one signs in, and where one is signed in. */
export function SafetyPage() {
  const { t } = useText()
  const tell = useToast()
  return (
    <>
      <PageHead title={t(text.safetyTitle)} crumbs={[{ title: t(text.me), href: to.me() }]} />
      <div className="columns">
        <Sheet title={t(text.sessions)}>
          <Sessions />
        </Sheet>
        <div className="stack">
          <Sheet title={t(text.change)}>
            <ChangePasswordForm onDone={() => tell({ text: t(text.changed) })} />
          </Sheet>
          <Sheet title={t(text.secondTitle)}>
            <SecondFactor />
          </Sheet>
        </div>
      </div>
    </>
  )
}

function Sessions() {
  const { t, format } = useText()
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => ask(api.GET("/api/me/sessions")) })
  const end = useAction({
    run: (sessionId: number, action) =>
      ask(api.DELETE("/api/me/sessions/{sessionId}", { params: { path: { sessionId } }, ...action })),
  })
  const endOthers = useAction({ run: () => ask(api.DELETE("/api/me/sessions")) })
  return (
    <Loaded query={sessions}>
      {({ items }) => (
        <>
          <ul className="owe-list">
            {items.map(({ sessionId, current, createdAt, userAgent, address }) => (
              <li key={sessionId}>
                <div>
                  {browserOf(userAgent)}
                  <br />
                  <span className="small">
                    {format.instant(createdAt)} · {address}
                  </span>
                </div>
                {current ? (
                  <span className="small">{t(text.here)}</span>
                ) : (
                  <Button busy={end.isPending} onClick={() => end.mutate(sessionId)}>
                    {t(text.endOne)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {(end.error ?? endOthers.error) && <ErrorNote error={end.error ?? endOthers.error} />}
          {items.length > 1 && (
            <Button busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
              {t(text.endOthers)}
            </Button>
          )}
        </>
      )}
    </Loaded>
  )
}

/** The browser's and the system's name out of what a browser says of itself; the beginning of it where unknown. */
function browserOf(userAgent: string): string {
  const browser = /(Edg|Firefox|MicroMessenger|Qaxbrowser|Chrome|Safari)\/(\d+)/.exec(userAgent)
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|UOS|Kylin|Linux)/.exec(userAgent)
  if (!browser) return userAgent.slice(0, 40) || "–"
  return [browser[1] === "Edg" ? "Edge" : browser[1], browser[2], system?.[1]].filter(Boolean).join(" ")
}

function SecondFactor() {
  const { t } = useText()
  const queries = useQueryClient()
  const { hasSecondFactor } = useSession()
  const [codes, setCodes] = useState<readonly string[] | undefined>(undefined)
  const [setting, setSetting] = useState(false)
  const renew = useAction({
    run: () => ask(api.POST("/api/me/recovery-codes")),
    onDone: (given) => setCodes(given.codes),
  })
  if (codes) {
    const onKept = () => {
      setCodes(undefined)
      void queries.invalidateQueries()
    }
    return (
      <>
        <p className="small">{t(text.recoveryWhy)}</p>
        <RecoveryCodes codes={codes} onKept={onKept} />
      </>
    )
  }
  if (setting || !hasSecondFactor) {
    const onSet = (given: readonly string[]) => {
      setSetting(false)
      setCodes(given)
    }
    return (
      <div className="stack">
        {!hasSecondFactor && <p>{t(text.factorIsNotSet)}</p>}
        <SecondFactorForm onSet={onSet} />
      </div>
    )
  }
  return (
    <div className="stack">
      <p>{t(text.factorIsSet)}</p>
      {renew.error && <ErrorNote error={renew.error} />}
      <div className="actions">
        <Button onClick={() => setSetting(true)}>{t(text.setAnew)}</Button>
        <Button busy={renew.isPending} onClick={() => renew.mutate()}>
          {t(text.newCodes)}
        </Button>
      </div>
    </div>
  )
}
