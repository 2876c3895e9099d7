import type { BrowserContext, Page } from "playwright-core"

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])$/

/** The worker of the pages took over while one came: that one asks again, and is loaded anew where a piece is given up. */
const takenOver = /cross-world service worker resource mismatch/

/** The machine was busy: a piece that the page has asked for ahead was there for seconds before it could be used. */
const notUsedYet = /preloaded using link preload but not used within a few seconds/

/** Hears what pages complain about, from now on; answers a function that throws when there was anything. */
export function watch(context: BrowserContext, page: Page, except?: RegExp): () => void {
  const complaints: string[] = []
  const hear = (complaint: string) => {
    if (![except, takenOver, notUsedYet].some((known) => known?.test(complaint))) complaints.push(complaint)
  }
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      hear(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  page.on("pageerror", (error) => hear(`thrown: ${error.stack ?? error.message}`))
  context.on("request", (request) => {
    const url = new URL(request.url())
    if (/^(data|blob):$/.test(url.protocol)) return
    if (!loopback.test(url.hostname)) hear(`called another host: ${request.url()}`)
  })
  return () => {
    if (complaints.length > 0) throw new Error(complaints.join("\n"))
  }
}
