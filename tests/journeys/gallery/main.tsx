import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { createRootRoute, createRoute, createRouter, RouterProvider } from "@tanstack/react-router"
import { createRoot } from "react-dom/client"
import "../../../src/web/design/design.css"
import "../../../src/web/shell/shell.css"
import "../../../src/web/design/print.css"
import type { Day } from "../../../src/domain/shared/calendar.ts"
import { ToastProvider } from "../../../src/web/design/Toast.tsx"
import Desk from "../../../src/web/shell/Desk.tsx"
import { PreferencesProvider } from "../../../src/web/text/preferences.tsx"
import { Gallery } from "./Gallery.tsx"

/** Every component at once, in the desk of a branch secretary, to be looked at. Not part of the product. */
const session = {
  accountId: 1,
  login: "wang",
  name: "王建国",
  memberId: 1,
  roles: [
    { role: "member", unitId: 7, unitName: "青石村党支部" },
    { role: "branch-secretary", unitId: 7, unitName: "青石村党支部" },
  ],
  can: ["unit.read", "member.read", "event.read", "event.record", "standing.read", "account.read"],
  today: "2010-08-20" as Day,
  owes: null,
  hasSecondFactor: false,
  unseen: 2,
  prefs: {},
} as const

function Shown() {
  return (
    <ToastProvider>
      <Desk session={session} path="/">
        <Gallery />
      </Desk>
    </ToastProvider>
  )
}

const root = createRootRoute({ component: Shown, notFoundComponent: () => null })
const router = createRouter({
  routeTree: root.addChildren([createRoute({ getParentRoute: () => root, path: "/" })]),
})
const queries = new QueryClient()
queries.setQueryData(["organisation"], {
  name: "历城区学习办",
  footer: "电话 0531-88880000",
  icp: "",
  classification: "本系统为非涉密系统，严禁处理涉密信息",
})
const page = document.getElementById("page")
if (!page) throw new Error("the gallery has nowhere to go")

createRoot(page).render(
  <PreferencesProvider>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </PreferencesProvider>,
)
