import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import lighthouse from "lighthouse"
import { chromium } from "playwright-core"
import { writeFontsConfig } from "../journeys/support/fonts.ts"
import { unpackChromium } from "../journeys/support/unpack-chromium.ts"
import { median } from "./measure.ts"
import type { PageFigure } from "./page-report.ts"

interface Seen {
  readonly score: number
  readonly scriptBytes: number
  readonly largestPaintMs: number
}

/** A page to look at. */
interface Page {
  readonly name: string
  readonly work: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** What the page asks last; one that never asks it has not come up, however quick that was. */
  readonly asks: string
}

/** The first page on a phone, as Lighthouse sees it: mobile, simulated slow 4G; signed out, and two homes. */
export async function lighthouseFigures(
  port: number,
  visitors: { readonly member: string; readonly officer: string },
): Promise<PageFigure[]> {
  const pages: Page[] = [
    {
      name: "phone-sign-in",
      work: "first page on a phone: signing in",
      path: "/sign-in",
      headers: {},
      asks: "/api/session",
    },
    {
      name: "phone-home",
      work: "first page on a phone: a member's home, signed in",
      path: "/",
      headers: { Cookie: visitors.member },
      asks: "/api/session?page=home",
    },
    {
      name: "phone-board",
      work: "the same for an officer of the district, whose home is the board of all branches",
      path: "/",
      headers: { Cookie: visitors.officer },
      asks: "/api/session?page=home",
    },
  ]
  const figures: PageFigure[] = []
  for (const page of pages) {
    const { name, work } = page
    const seen: Seen[] = []
    for (let run = 0; run < 3; run += 1) seen.push(await look(port, page))
    const score = median(seen.map((one) => one.score))
    const kilobytes = median(seen.map((one) => one.scriptBytes)) / 1024
    figures.push({
      name,
      work,
      measured: `performance ${Math.round(score)}, ${Math.round(kilobytes)} KB of script compressed`,
      target: "performance ≥ 90, ≤ 250 KB of script compressed",
      peer: "–",
      met: score >= 90 && kilobytes <= 250,
      note: `largest paint after ${(median(seen.map((one) => one.largestPaintMs)) / 1000).toFixed(1)} s`,
    })
  }
  return figures
}

async function look(serverPort: number, { path, headers, asks }: Page): Promise<Seen> {
  const port = await freePort()
  const profile = mkdtempSync(join(tmpdir(), "xueer-lighthouse-"))
  const { program, libraries } = await unpackChromium()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH ?? program,
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", `--remote-debugging-port=${port}`],
    env: { ...process.env, FONTCONFIG_FILE: writeFontsConfig(), LD_LIBRARY_PATH: libraries },
  })
  try {
    const result = await lighthouse(`http://127.0.0.1:${serverPort}${path}`, {
      port,
      onlyCategories: ["performance"],
      extraHeaders: headers,
      output: "json",
      logLevel: "error",
    })
    const lhr = result?.lhr
    if (!lhr || lhr.runtimeError) throw new Error(lhr?.runtimeError?.message ?? "Lighthouse saw nothing")
    const requests = requestsOf(lhr.audits["network-requests"]?.details)
    if (!requests.some(({ url = "" }) => url.includes(asks))) throw new Error(`${path} never asked ${asks}`)
    return {
      score: (lhr.categories.performance?.score ?? 0) * 100,
      scriptBytes: requests
        .filter(({ resourceType }) => resourceType === "Script")
        .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0),
      largestPaintMs: lhr.audits["largest-contentful-paint"]?.numericValue ?? Number.NaN,
    }
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

interface Requested {
  readonly url?: string
  readonly resourceType?: string
  readonly transferSize?: number
}

function requestsOf(details: unknown): readonly Requested[] {
  const { items = [] } = Object(details) as { items?: readonly Requested[] }
  return items
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
