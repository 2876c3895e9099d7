export { attachmentsOf } from "./attachments-of.ts"
export { forgetOldUploads } from "./store.ts"
