import { Outlet, useRouterState } from "@tanstack/react-router"
import { useEffect } from "react"
import { ToastProvider } from "../design/Toast.tsx"
import { to } from "../paths.ts"
import { useText } from "../text/use-text.ts"
import { ChangedAccountPage } from "./ChangedAccountPage.tsx"
import { announceChangedAccount, useChangedAccount } from "./changed-account.ts"
import { useDesk } from "./desk-piece.ts"
import { isOpen } from "./open-paths.ts"
import { keepDraftsOf, whenOtherTabs } from "./other-tabs.ts"
import { useMaybeSession } from "./session.ts"
import { text } from "./text.ts"

/** Everything on the screen: the page alone where nobody is signed in, the desk with its navigation otherwise. */
export function App() {
  const { t } = useText()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const session = useMaybeSession()
  const Desk = useDesk()
  const changed = useChangedAccount()
  useDraftsOfOne(session?.accountId)
  if (changed) return <ChangedAccountPage />
  const alone = isOpen(path) || !session
  return (
    <ToastProvider>
      <a className="skip" href="#content">
        {t(text.skip)}
      </a>
      {alone ? (
        <main id="content" className="alone" tabIndex={-1}>
          <Outlet />
        </main>
      ) : (
        Desk && (
          <Desk session={session} path={path}>
            <Outlet />
          </Desk>
        )
      )}
    </ToastProvider>
  )
}

/** What is being typed is kept for whoever is signed in, and for nobody once they sign out or another comes, in any tab. */
function useDraftsOfOne(accountId: number | undefined): void {
  useEffect(() => {
    if (accountId !== undefined) keepDraftsOf(accountId)
    return whenOtherTabs((signedIn) => {
      if (accountId === undefined || signedIn === accountId) return
      if (signedIn === null) window.location.assign(to.signIn())
      else announceChangedAccount()
    })
  }, [accountId])
}
