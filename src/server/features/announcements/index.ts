export { announceDue } from "./announce-due.ts"
export { noteRead } from "./store.ts"
