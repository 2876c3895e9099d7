import "./old-browsers.ts"
import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { createRoot } from "react-dom/client"
import "./design/design.css"
import "./shell/shell.css"
import "./design/print.css"
import { noteMissingPieces } from "./missing-pieces.ts"
import { makeRouter } from "./router.tsx"
import { PreferencesProvider } from "./text/preferences.tsx"

noteMissingPieces()

const { router, queries } = makeRouter()
const page = document.getElementById("page")
if (!page) throw new Error("the page has nowhere to go")
// Said to `when-stuck.ts`: every piece of the beginning is here.
page.dataset.begun = "yes"

// The page itself comes while the session is asked for.
const [arriving] = router.getMatchedRoutes(window.location.pathname)
for (const route of arriving) void router.loadRouteChunk(route)

createRoot(page).render(
  <PreferencesProvider>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </PreferencesProvider>,
)
