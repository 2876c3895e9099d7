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

/** The first page on a phone, as Lighthouse sees it: mobile, simulated slow 4G; signed out, and a home. */
export async function lighthouseFigures(port: number, cookie: string): Promise<PageFigure[]> {
  const pages = [
    { name: "phone-sign-in", work: "first page on a phone: signing in", path: "/sign-in", headers: {} },
    {
      name: "phone-home",
      work: "first page on a phone: a member's home, signed in",
      path: "/",
      headers: { Cookie: cookie },
    },
  ]
  const figures: PageFigure[] = []
  for (const { name, work, path, headers } of pages) {
    const seen: Seen[] = []
    for (let run = 0; run < 3; run += 1) seen.push(await look(`http://127.0.0.1:${port}${path}`, headers))
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

async function look(url: string, headers: Readonly<Record<string, string>>): Promise<Seen> {
  const port = await freePort()
  const profile = mkdtempSync(join(tmpdir(), "xueer-lighthouse-"))
  const { program, libraries } = await unpackChromium()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH ?? program,
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", `--remote-debugging-port=${port}`],
    env: { ...process.env, FONTCONFIG_FILE: writeFontsConfig(), LD_LIBRARY_PATH: libraries },
  })
  try {
    const result = await lighthouse(url, {
      port,
      onlyCategories: ["performance"],
      extraHeaders: headers,
      output: "json",
      logLevel: "error",
    })
    const lhr = result?.lhr
    if (!lhr || lhr.runtimeError) throw new Error(lhr?.runtimeError?.message ?? "Lighthouse saw nothing")
    return {
      score: (lhr.categories.performance?.score ?? 0) * 100,
      scriptBytes: scriptBytesOf(lhr.audits["network-requests"]?.details),
      largestPaintMs: lhr.audits["largest-contentful-paint"]?.numericValue ?? Number.NaN,
    }
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

function scriptBytesOf(details: unknown): number {
  const { items = [] } = Object(details) as {
    items?: readonly { resourceType?: string; transferSize?: number }[]
  }
  return items
    .filter(({ resourceType }) => resourceType === "Script")
    .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0)
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
