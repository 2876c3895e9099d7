export { editUnit } from "./edit-unit.ts"
export { readUnits } from "./read-units.ts"
