export { partSittings } from "./shared-sitting-store.ts"
