export { type DemoSignIn, makeSignIns } from "./make-sign-ins.ts"
