export { type AccountRow, accountOfId, rolesToCome, setPassword } from "./account-store.ts"
export { activate } from "./activate.ts"
export { cookiesOf } from "./arrival.ts"
export { beginSession, type SignedIn } from "./begin-session.ts"
export { changePassword } from "./change-password.ts"
export { hashOfNewPassword } from "./choose-password.ts"
export { type Cookie, deviceCookie, providerCookie, sessionCookie } from "./cookies.ts"
export { findSession, whatIsPending } from "./find-session.ts"
export { hashing } from "./hashing.ts"
export { endOtherSessions, endOwnSession, listOwnSessions, signOut } from "./own-sessions.ts"
export { hashOfPaperCode, makePaperCode } from "./paper-code.ts"
export { passSecondStep } from "./pass-second-step.ts"
export { endPauses, pausesOfAccounts } from "./pauses.ts"
export { leaveForProvider, providerReturnPath, returnFromProvider } from "./provider.ts"
export { signInRules } from "./rules-queries.ts"
export {
  confirmSecondFactor,
  countRecoveryCodes,
  giveRecoveryCodes,
  offerSecondFactor,
} from "./second-factor.ts"
export { dropFactor } from "./second-factor-store.ts"
export { dropSessions } from "./session-store.ts"
export { signIn } from "./sign-in.ts"
export { stepUp } from "./step-up.ts"
export { hashOf, makeToken } from "./token.ts"
export { type Caller, type Doing, poolOf } from "./who-asks.ts"
