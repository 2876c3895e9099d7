export { PackUnreadable } from "./pack-faults.ts"
export { packsInForce } from "./packs-in-force.ts"
export { readExamples } from "./read-examples.ts"
export { readPacks } from "./read-packs.ts"
