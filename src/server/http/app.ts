import { Hono } from "hono"
import type { House } from "../moment.ts"
import { isLoopback } from "./address.ts"
import { answerer, languageOf, refuse } from "./answer-request.ts"
import { checkRoutes } from "./check-routes.ts"
import { Meter } from "./meter.ts"
import { describeApi } from "./openapi.ts"
import { pageServer } from "./pages.ts"
import { problem } from "./problem.ts"
import type { Route } from "./route.ts"
import { allRoutes } from "./routes.ts"
import { securityHeaders } from "./security-headers.ts"

/** Everything the server answers. Throws when a route says nothing about who may use it. */
export function buildApp(house: House, routes: readonly Route[] = allRoutes): Hono {
  checkRoutes(routes)
  const app = new Hono()
  const meter = new Meter()
  const description = JSON.stringify(describeApi(routes))
  app.use(async (context, next) => {
    const began = performance.now()
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) context.res.headers.set(name, value)
    meter.count(context.req.method, context.res.status, performance.now() - began)
  })
  app.onError((error, context) => refuse(error, languageOf(context.req.header("accept-language"))))
  app.get("/healthz", (context) => context.text("ok"))
  app.get("/readyz", async (context) => {
    const ready = await house.database.isCurrent().catch(() => false)
    return ready ? context.text("ready") : context.text("not ready", 503)
  })
  app.get("/metrics", (context) => {
    if (!isLoopback(context)) throw problem("not-found")
    return context.text(meter.text(house.database.requests))
  })
  app.get("/api/openapi.json", (context) =>
    context.body(description, 200, { "Content-Type": "application/json" }),
  )
  addRoutes(app, house, routes)
  app.all("/api/*", () => {
    throw problem("not-found")
  })
  const pages = pageServer()
  app.get("*", (context) => {
    const found = pages(context.req.path, context.req.header("accept-encoding") ?? "")
    if (!found) throw problem("not-found")
    return found
  })
  app.all("*", () => {
    throw problem("method-not-allowed")
  })
  return app
}

function addRoutes(app: Hono, house: House, routes: readonly Route[]): void {
  const paths = new Set<string>()
  for (const route of routes) {
    const path = `/api${route.path.replaceAll(/\{(\w+)\}/g, ":$1")}`
    paths.add(path)
    app.on(route.method.toUpperCase(), path, answerer(house, route))
  }
  for (const path of paths) {
    app.all(path, () => {
      throw problem("method-not-allowed")
    })
  }
}
