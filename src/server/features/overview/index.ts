export { boardRoutes } from "./board-routes.ts"
export { homeRoutes } from "./home-routes.ts"
export { standingRoutes } from "./standing-routes.ts"
