import { migrate } from "../../src/server/db/migrate.ts"
import { migrations } from "../../src/server/db/migrations/index.ts"

/**
 * A program of its own that brings a database up to date and is killed as soon as one migration has done its work:
 * `migrate-and-die.ts MIGRATION`, the way to the database in `ACCESS`.
 */
const [, , last = ""] = process.argv
const deadly = Object.fromEntries(
  Object.entries(migrations).map(([name, migration]) => [
    name,
    {
      up: async (db: Parameters<typeof migration.up>[0]) => {
        await migration.up(db)
        if (name === last) process.kill(process.pid, "SIGKILL")
      },
    },
  ]),
)
await migrate(JSON.parse(process.env.ACCESS ?? ""), () => {}, deadly)
