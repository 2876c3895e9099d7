export { readReminders } from "./read-reminders.ts"
export { settleReminders } from "./settle-reminders.ts"
