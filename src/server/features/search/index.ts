export { fillSearchKeys } from "./fill-search-keys.ts"
export { escaped, matching } from "./matching.ts"
export { searchKeyOf } from "./search-key.ts"
export { storeSearchKeys } from "./store.ts"
