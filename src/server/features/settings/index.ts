export { keepRetention } from "./keep-retention.ts"
export { robotHosts } from "./robot-hosts.ts"
