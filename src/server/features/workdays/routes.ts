import { type Route, route } from "../../http/route.ts"
import { importYear, takeBackYear } from "./change-workdays.ts"
import { showWorkdays } from "./show-workdays.ts"

export const workdayRoutes: readonly Route[] = [
  route("GET /workdays", {
    summary: "The State Council's lists of days off: which years are there, and which are missed",
    permission: "settings.read",
    run: (context) => showWorkdays(context),
  }),
  route("POST /workdays", {
    summary: "Bring in the list of a year as JSON, in the place of the one there was",
    permission: "settings.edit",
    run: (context, { query, body }, scope) => importYear(context, scope, query, body),
  }),
  route("DELETE /workdays/{year}", {
    summary: "Take back the list of a year that was brought in; none there: nothing to do",
    permission: "settings.edit",
    run: (context, { params }, scope) => takeBackYear(context, scope, params.year),
  }),
]
