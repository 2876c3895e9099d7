export { makeSheet } from "./make-sheet.ts"
