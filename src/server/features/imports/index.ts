export { forgetOldFiles } from "./store.ts"
