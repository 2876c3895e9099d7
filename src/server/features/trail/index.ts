export { type Deed, note, noteLook, noteVisit } from "./store.ts"
