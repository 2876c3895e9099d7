import { type Route, route } from "../../http/route.ts"
import { askForCheck, readAuditLog, searched, stateOfCheck } from "./read-audit-log.ts"

export const auditRoutes: readonly Route[] = [
  route("GET /audit", {
    summary: "The audit log, newest first",
    permission: "audit.read",
    audited: { action: "trail-read", about: ({ query }) => ({ details: searched(query) }) },
    run: (context, { query }, scope) => readAuditLog(context, scope, query),
  }),
  route("GET /audit/check", {
    summary: "What the last check of the whole audit log found",
    permission: "audit.read",
    audited: { action: "trail-check-read", about: () => ({}) },
    run: (context) => stateOfCheck(context),
  }),
  route("POST /audit/checks", {
    summary: "Check the whole audit log now; a long one goes on after the answer",
    permission: "audit.read",
    noTransaction: true,
    run: (context) => askForCheck(context),
  }),
]
