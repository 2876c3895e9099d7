import type { Server } from "node:http"
import { serve } from "@hono/node-server"
import type { BrowserContext } from "playwright-core"
import { buildApp } from "../../../src/server/api/app.ts"
import { buildPages } from "../../../src/server/build-pages.ts"
import { bePatient } from "../../support/be-patient.ts"
import type { Person, TestServer } from "../../support/server.ts"

/** The whole program on a port, pages included. */
export interface OpenApp {
  readonly address: string
  /** Lets a browser window be somebody who is signed in. */
  signIn(context: BrowserContext, person: Pick<Person, "cookie">): Promise<void>
  close(): Promise<void>
}

type Answering = (request: Request) => Response | Promise<Response>

/** Serves a test server with its pages, built if need be; `before` may stand before it. */
export async function openApp(
  { app }: TestServer,
  before: (answer: Answering) => Answering = (answer) => answer,
): Promise<OpenApp> {
  await buildPages(() => {})
  bePatient(app.database)
  const fetch = before(buildApp(app).fetch)
  const server = serve({ fetch, hostname: "127.0.0.1", port: 0 }) as Server
  await new Promise((resolve) => server.once("listening", resolve))
  const bound = server.address()
  const address = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`
  return {
    address,
    signIn: async (context, { cookie }) => {
      const [name = "", value = ""] = cookie.split("=")
      await context.addCookies([
        {
          name,
          value,
          url: address.replace("http:", "https:"),
          secure: true,
          httpOnly: true,
          sameSite: "Lax",
        },
      ])
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
