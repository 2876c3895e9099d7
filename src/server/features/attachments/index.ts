export { attachmentProblem, refusedFile } from "./attachment-problem.ts"
export { attachmentsOf } from "./attachments-of.ts"
export { forgetCleared, forgetOldUploads } from "./store.ts"
