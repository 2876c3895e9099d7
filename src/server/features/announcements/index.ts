export { announceDue } from "./announce-due.ts"
export { noteRead, startHeard } from "./store.ts"
