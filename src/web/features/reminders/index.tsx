export { CallDialog } from "./CallDialog.tsx"
export type { OwedThing } from "./owed-thing.ts"
export { RemindButton } from "./RemindButton.tsx"
export { RemindersSheet } from "./RemindersSheet.tsx"
