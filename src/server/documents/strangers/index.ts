export type { Inspected } from "./inspect.ts"
export { inspectApart } from "./inspect-apart.ts"
