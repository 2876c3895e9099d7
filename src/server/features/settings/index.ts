export { keepRetention } from "./keep-retention.ts"
export { robotRules } from "./robot-hosts.ts"
