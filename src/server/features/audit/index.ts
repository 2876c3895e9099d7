export { checkAuditLog } from "./check-audit-log.ts"
export { startSealing } from "./start-sealing.ts"
export { type AuditAbout, audit, auditPublic, auditRead, auditSystem } from "./store.ts"
export type { Verdict } from "./verify-audit-log.ts"
