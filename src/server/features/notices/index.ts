export { noticeRoutes } from "./routes.ts"
export { notify, notifyMembers } from "./store.ts"
