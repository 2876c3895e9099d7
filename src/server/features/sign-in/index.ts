export { type Cookie, deviceCookie, providerCookie, sessionCookie } from "./cookies.ts"
export { findSession, whatIsOwed } from "./find-session.ts"
