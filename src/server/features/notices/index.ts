export { deliverDue } from "./deliver-due.ts"
export { deliveriesNow } from "./delivery-queries.ts"
export { readersOfMail } from "./mail-queries.ts"
export { forgetAddress } from "./mail-store.ts"
export { countUnseen } from "./queries.ts"
export {
  forgetUnseen,
  notify,
  notifyAgain,
  notifyEach,
  notifyHolders,
  notifyMembers,
  notifyStanding,
  type Standing,
  tellGroups,
} from "./store.ts"
