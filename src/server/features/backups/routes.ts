import { type Route, route } from "../../http/route.ts"
import { readBackups } from "./read-backups.ts"

export const backupRoutes: readonly Route[] = [
  route("GET /backups", {
    summary: "The nightly backups that are there, and whether they are as they should be",
    permission: "backup.read",
    run: (context) => readBackups(context),
  }),
]
