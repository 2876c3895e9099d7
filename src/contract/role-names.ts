import type { Role } from "../domain/access/roles.ts"
import type { Said } from "./refusals.ts"

/** What people call the roles. */
export const roleNames: Readonly<Record<Role, Said>> = {
  member: { zh: "党员", en: "member" },
  recorder: { zh: "支部记录员", en: "branch recorder" },
  "branch-secretary": { zh: "支部书记", en: "branch secretary" },
  "group-leader": { zh: "党小组长", en: "group leader" },
  "central-group-secretary": { zh: "中心组秘书", en: "secretary of the central study group" },
  "committee-officer": { zh: "党委组织科、政工科干部", en: "committee officer" },
  "department-officer": { zh: "组织部、宣传部、学习办干部", en: "department officer" },
  inspector: { zh: "督导员", en: "inspector" },
  "system-admin": { zh: "系统管理员", en: "system administrator" },
  "security-admin": { zh: "安全管理员", en: "security administrator" },
  "audit-admin": { zh: "审计管理员", en: "audit administrator" },
}
