// Reading packs loads a YAML parser and schemas, so what starts often comes by recallPacks.
export { openPack } from "./open-pack.ts"
export { packText } from "./pack-text.ts"
export { PackUnreadable } from "./pack-unreadable.ts"
export { packsInForce } from "./packs-in-force.ts"
export { recallPacks } from "./remember-packs.ts"
