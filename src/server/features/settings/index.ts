export { robotHosts } from "./robot-hosts.ts"
