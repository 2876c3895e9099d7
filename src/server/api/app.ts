import { Hono } from "hono"
import { isLoopback } from "../http/address.ts"
import { checkRoutes } from "../http/check-routes.ts"
import { Meter } from "../http/meter.ts"
import { describeApi } from "../http/openapi.ts"
import { pageServer } from "../http/pages.ts"
import { problem } from "../http/problem.ts"
import { beginNotes, endNotes } from "../http/request-notes.ts"
import type { Route } from "../http/route.ts"
import { securityHeaders } from "../http/security-headers.ts"
import type { AppContext } from "../request-context.ts"
import { answerer, refuse } from "./answer-request.ts"
import { allRoutes } from "./routes.ts"

/** Everything the server answers. Throws when a route says nothing about who may use it. */
export function buildApp(app: AppContext, routes: readonly Route[] = allRoutes): Hono {
  checkRoutes(routes)
  const hono = new Hono()
  const meter = new Meter()
  const description = JSON.stringify(describeApi(routes))
  hono.use(async (context, next) => {
    const began = performance.now()
    beginNotes(context)
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) context.res.headers.set(name, value)
    const ms = performance.now() - began
    meter.count(context.req.method, context.res.status, ms)
    endNotes(context, ms)
  })
  hono.onError((error, context) => refuse(error, context))
  hono.get("/healthz", (context) => context.text("ok"))
  hono.get("/readyz", async (context) => {
    const ready = await app.database.isCurrent().catch(() => false)
    return ready ? context.text("ready") : context.text("not ready", 503)
  })
  hono.get("/metrics", (context) => {
    if (!isLoopback(context)) throw problem("not-found")
    return context.text(meter.text(app.database.requests))
  })
  hono.get("/api/openapi.json", (context) =>
    context.body(description, 200, { "Content-Type": "application/json" }),
  )
  addRoutes(hono, app, routes)
  hono.all("/api/*", () => {
    throw problem("not-found")
  })
  const pages = pageServer()
  hono.get("*", (context) => {
    const found = pages(context.req.path, context.req.header("accept-encoding") ?? "")
    if (!found) throw problem("not-found")
    context.set("route", "(page)")
    return found
  })
  hono.all("*", () => {
    throw problem("method-not-allowed")
  })
  return hono
}

function addRoutes(hono: Hono, app: AppContext, routes: readonly Route[]): void {
  const paths = new Set<string>()
  for (const route of routes) {
    const path = `/api${route.path.replaceAll(/\{(\w+)\}/g, ":$1")}`
    paths.add(path)
    hono.on(route.method.toUpperCase(), path, answerer(app, route))
  }
  for (const path of paths) {
    hono.all(path, () => {
      throw problem("method-not-allowed")
    })
  }
}
