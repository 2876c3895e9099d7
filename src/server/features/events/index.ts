export { eventRoutes } from "./routes.ts"
export { partSittings } from "./shared-sitting-store.ts"
