export { notify, notifyMembers } from "./store.ts"
