export { keepRetention } from "./keep-retention.ts"
export { platformColumns } from "./platform-columns.ts"
export { daysToDispute, registerRules } from "./read-settings.ts"
export { robotRules } from "./robot-hosts.ts"
