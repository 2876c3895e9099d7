export { deliverDue } from "./deliver-due.ts"
export { deliveriesNow } from "./delivery-queries.ts"
export { readersOfMail } from "./mail-queries.ts"
export { notify, notifyMembers, tellGroups } from "./store.ts"
