import { Outlet, useRouterState } from "@tanstack/react-router"
import { lazy, Suspense } from "react"
import { ToastProvider } from "../design/Toast.tsx"
import { useText } from "../text/use-text.ts"
import { isOpen } from "./open-paths.ts"
import { useMaybeSession } from "./session.ts"
import { text } from "./text.ts"

const Desk = lazy(() => import("./Desk.tsx"))

/** Everything on the screen: the page alone where nobody is signed in, the desk with its navigation otherwise. */
export function App() {
  const { t } = useText()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const session = useMaybeSession()
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
        <Suspense>
          <Desk session={session} path={path}>
            <Outlet />
          </Desk>
        </Suspense>
      )}
    </ToastProvider>
  )
}
