export { quoteContext } from "./quote-context.ts"
export { policyRoutes } from "./routes.ts"
