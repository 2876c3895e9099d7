export { quoteContext } from "./quote-context.ts"
