export { forgetOldCodes } from "./activation-store.ts"
export { forgetHalves } from "./confirmation-store.ts"
export { endGrant, grantRole } from "./grant-role.ts"
export type { NewGrant } from "./grant-store.ts"
export { issueActivation } from "./issue-activation.ts"
export { type GrantOfMember, grantsOfMember } from "./left-grant-queries.ts"
export { makeAccount, makeAccountsFor } from "./make-accounts.ts"
export { makeReadyAccount } from "./ready-account.ts"
export { leaveRoles, takeRolesBack } from "./roles-left.ts"
export { completeSetup, isSetupOpen, offerSetup } from "./set-up.ts"
export {
  disableAccount,
  enableAccount,
  endSessionsOf,
  linkIdentity,
  removeSecondFactor,
  unlockAccount,
} from "./shut-account.ts"
