import type { Route } from "./route.ts"

/** Every route of the API, feature by feature. */
export const allRoutes: readonly Route[] = []
