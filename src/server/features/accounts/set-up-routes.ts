import { publicRoute, type Route } from "../../http/route.ts"
import { isSetupOpen, setUp } from "./set-up.ts"

/** The way in for the first of all, while nobody has an account. */
export const setUpRoutes: readonly Route[] = [
  publicRoute("GET /setup", {
    name: "setup-state",
    summary: "Whether nobody can sign in yet",
    permission: "public",
    run: async (context) => ({ open: await isSetupOpen(context) }),
  }),
  publicRoute("POST /setup", {
    name: "set-up",
    summary: "Makes the system administrator, and slips for the security and the audit administrator",
    permission: "public",
    noTransaction: true,
    run: (context, { body }) => setUp(context, body),
  }),
]
