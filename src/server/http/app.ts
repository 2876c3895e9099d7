import { Hono } from "hono"
import type { Database } from "../db/index.ts"

/** What the server answers: for now only whether it lives and is ready. */
export function buildApp(database: Database): Hono {
  const app = new Hono()
  app.get("/healthz", (context) => context.text("ok"))
  app.get("/readyz", async (context) => {
    const ready = await database.isCurrent().catch(() => false)
    return ready ? context.text("ready") : context.text("not ready", 503)
  })
  return app
}
