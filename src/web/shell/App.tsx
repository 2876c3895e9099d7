import { Outlet, useRouterState } from "@tanstack/react-router"
import { ToastProvider } from "../design/Toast.tsx"
import { useText } from "../text/use-text.ts"
import { useDesk } from "./desk-piece.ts"
import { isOpen } from "./open-paths.ts"
import { useMaybeSession } from "./session.ts"
import { text } from "./text.ts"

/** Everything on the screen: the page alone where nobody is signed in, the desk with its navigation otherwise. */
export function App() {
  const { t } = useText()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const session = useMaybeSession()
  const Desk = useDesk()
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
