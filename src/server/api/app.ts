import { type Context, Hono } from "hono"
import { feedAnswerer, feedRoute } from "../features/calendar/index.ts"
import { hashing } from "../features/sign-in/index.ts"
import { isLocal } from "../http/address.ts"
import { checkRoutes } from "../http/check-routes.ts"
import { refuseStrangeHost } from "../http/host.ts"
import { allowed, methodName } from "../http/methods.ts"
import { bears, Metrics } from "../http/metrics.ts"
import { describeApi } from "../http/openapi.ts"
import { pageServer } from "../http/pages.ts"
import { problem } from "../http/problem.ts"
import { readinessOf } from "../http/readiness.ts"
import { beginNotes, endNotes } from "../http/request-notes.ts"
import type { Route } from "../http/route.ts"
import { securityHeaders } from "../http/security-headers.ts"
import type { AppContext } from "../request-context.ts"
import { clocksApart } from "../watch-clocks.ts"
import { answerer, refuse } from "./answer-request.ts"
import { WriteCounts, WriteTurns } from "./count-writes.ts"
import { allRoutes } from "./routes.ts"

/** Everything the server answers. Throws when a route says nothing about who may use it. */
export function buildApp(app: AppContext, routes: readonly Route[] = allRoutes): Hono {
  checkRoutes(routes)
  const hono = new Hono()
  const metrics = new Metrics({ pool: app.database.requests, hashing })
  const readiness = readinessOf(app.database)
  let description: string | undefined
  hono.use(async (context, next) => {
    const began = performance.now()
    beginNotes(context)
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) {
      // A file says more strictly what may be done with it.
      if (name !== "Content-Security-Policy" || !context.res.headers.has(name))
        context.res.headers.set(name, value)
    }
    const ms = performance.now() - began
    const { method } = context.req
    metrics.count({ method: methodName(method), route: context.var.route, status: context.res.status }, ms)
    endNotes(context, ms)
  })
  hono.onError((error, context) => refuse(error, context))
  hono.use(async (context, next) => {
    refuseStrangeHost(context)
    await next()
  })
  hono.get("/healthz", (context) => context.text("ok"))
  hono.get("/readyz", async (context) => {
    const ready = await readiness()
    if (!ready) return context.text("not ready", 503)
    const seconds = clocksApart(app.database)
    if (seconds === undefined) return context.text("ready")
    return context.text(
      `ready, but the clock of the database is ${Math.round(seconds)} seconds ahead of ours`,
    )
  })
  hono.get("/metrics", async (context) => {
    const { metricsToken } = app.env
    if (!bears(context.req.header("authorization"), metricsToken) && !isLocal(context, app.env)) {
      throw problem("not-found")
    }
    return context.text(await metrics.text())
  })
  hono.get("/api/openapi.json", (context) => {
    description ??= JSON.stringify(describeApi(routes))
    return context.body(description, 200, { "Content-Type": "application/json" })
  })
  hono.all("/api/openapi.json", (context) => refuseMethod(context, [{ method: "get" }]))
  addRoutes(hono, app, routes)
  hono.all("/api/*", () => {
    throw problem("not-found")
  })
  hono.get(feedRoute, feedAnswerer(app))
  const pages = pageServer()
  hono.get("*", (context) => {
    const found = pages(context.req.path, context.req.header("accept-encoding") ?? "")
    if (!found) throw problem("not-found")
    context.set("route", "(page)")
    return found
  })
  hono.all("*", (context) => refuseMethod(context, [{ method: "get" }]))
  return hono
}

function addRoutes(hono: Hono, app: AppContext, routes: readonly Route[]): void {
  const byEndpoint = new Map(routes.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route]))
  const shared = { byEndpoint, writes: new WriteCounts(), turns: new WriteTurns() }
  for (const [path, taking] of Map.groupBy(inOrder(routes), (route) => route.path)) {
    const address = `/api${path.replaceAll(/\{(\w+)\}/g, ":$1")}`
    for (const route of taking) hono.on(route.method.toUpperCase(), address, answerer(app, route, shared))
    hono.all(address, (context) => refuseMethod(context, taking))
  }
}

/**
 * Words before parameters (a brace sorts behind every letter), so that an address spelt out is never read as another's
 * parameter, whatever the method.
 */
function inOrder(routes: readonly Route[]): Route[] {
  return [...routes].sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** The answer to a method that an address does not take; it says which it does. */
function refuseMethod(context: Context, taking: readonly Pick<Route, "method">[]): Response {
  const response = refuse(problem("method-not-allowed"), context)
  response.headers.set("Allow", allowed(taking.map(({ method }) => method)))
  return response
}
