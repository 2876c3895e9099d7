export { accountRoutes } from "./account-routes.ts"
export { activate } from "./activate.ts"
export type { SignedIn } from "./begin-session.ts"
export { changePassword } from "./change-password.ts"
export { type Cookie, deviceCookie, providerCookie, sessionCookie } from "./cookies.ts"
export { findSession, whatIsPending } from "./find-session.ts"
export { endGrant, grantRole } from "./grant-role.ts"
export type { NewGrant } from "./grant-store.ts"
export { issueActivation, type Slip } from "./issue-activation.ts"
export { makeAccount, makeAccountsFor } from "./make-accounts.ts"
export { endOtherSessions, endOwnSession, listOwnSessions, signOut } from "./own-sessions.ts"
export { passSecondStep } from "./pass-second-step.ts"
export { leaveForProvider, providerReturnPath, returnFromProvider } from "./provider.ts"
export { makeReadyAccount, type ReadyAccount } from "./ready-account.ts"
export { signInRules } from "./rules-queries.ts"
export {
  confirmSecondFactor,
  countRecoveryCodes,
  giveRecoveryCodes,
  offerSecondFactor,
  removeSecondFactor,
} from "./second-factor.ts"
export { sessionRoutes } from "./session-routes.ts"
export { completeSetup, isSetupOpen, offerSetup } from "./set-up.ts"
export {
  disableAccount,
  enableAccount,
  endSessionsOf,
  linkIdentity,
  unlockAccount,
} from "./shut-account.ts"
export { signIn } from "./sign-in.ts"
export { stepUp } from "./step-up.ts"
export { wayInRoutes } from "./way-in-routes.ts"
