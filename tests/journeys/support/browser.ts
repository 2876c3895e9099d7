import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from "playwright-core"
import { watch } from "./complaints.ts"
import { writeFontsConfig } from "./fonts.ts"
import { unpackChromium } from "./unpack-chromium.ts"

const pictures = fileURLToPath(new URL("../../../test-results/pictures/", import.meta.url))

/** Starts the bundled Chromium, or the one that CHROMIUM_PATH names. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH
  const { program, libraries } = named ? { program: named, libraries: undefined } : await unpackChromium()
  return await chromium.launch({
    executablePath: program,
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", ...more],
    env: {
      ...process.env,
      FONTCONFIG_FILE: writeFontsConfig(),
      ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
    },
  })
}

/** A phone as most people have: narrow, to be touched. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

/** The screen of an office. */
export const wide: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }

/** What each page has asked for and not been answered in full. */
const asked = new WeakMap<Page, Set<Request>>()

/** Remembers from now on what a page asks for until it is answered. */
function countRequests(page: Page): void {
  const open = new Set<Request>()
  asked.set(page, open)
  page.on("request", (request) => open.add(request))
  page.on("requestfinished", (request) => open.delete(request))
  page.on("requestfailed", (request) => open.delete(request))
}

/** Waits until a page has drawn what it knows: two frames, of which the second follows the first one's work. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))",
  )
}

/** The addresses that a page has asked for and not been answered in full. */
function openRequests(page: Page): string[] {
  return [...(asked.get(page) ?? [])].map((request) => request.url())
}

/** What a page still waits for: questions without an answer, and what stands in for what is to come. */
async function waitsFor(page: Page): Promise<string[]> {
  await drawn(page)
  const open = openRequests(page)
  return (await page.locator(".skeleton, .later").count()) > 0 ? [...open, "something to be drawn"] : open
}

/** Milliseconds that a page may take for anything, however busy the machine is. */
const patience = 120_000

/** Waits until a page has its heading, or says why not. Throws with what it still waits for, and what it says instead. */
export async function hasHeading(page: Page): Promise<void> {
  try {
    await page.locator("h1, .error-note").first().waitFor()
  } catch (error) {
    const says = await page.evaluate("document.body.outerHTML.slice(0, 1000)")
    throw new Error(`${page.url()} has no heading, waits for [${openRequests(page)}], is ${says}`, {
      cause: error,
    })
  }
}

/**
 * Waits until a page is at rest: everything it asked for is there and drawn, also after the answers have made it ask
 * for more. Throws with what it still waits for.
 */
export async function atRest(page: Page): Promise<void> {
  const until = Date.now() + patience
  for (let quiet = 0; quiet < 3; ) {
    const waiting = await waitsFor(page)
    quiet = waiting.length === 0 ? quiet + 1 : 0
    if (Date.now() > until) throw new Error(`${page.url()} still waits for ${waiting.join(", ")}`)
  }
}

/** A browser window of its own, without cookies, with what its pages complain about. */
export interface Window {
  readonly context: BrowserContext
  readonly page: Page
  /** Throws when a page said an error, broke its own policy, or called another host. */
  expectNoComplaints(): void
}

interface WindowOptions {
  readonly language?: "zh" | "en"
  readonly elder?: boolean
  /** Complaints that a test provokes on purpose. */
  readonly except?: RegExp
}

/** Opens a window as `phone` or `wide`, in a language and print size. */
export async function openWindow(
  browser: Browser,
  screen: BrowserContextOptions,
  { language = "zh", elder = false, except }: WindowOptions = {},
): Promise<Window> {
  const locale = language === "zh" ? "zh-CN" : "en-GB"
  const context = await browser.newContext({ locale, reducedMotion: "reduce", ...screen })
  // How long a step may take is for the test to say, not for each step: the machine may have much else to do.
  context.setDefaultTimeout(patience)
  await context.addInitScript(
    `if (!localStorage.getItem("language")) {
       localStorage.setItem("language", "${language}")
       localStorage.setItem("elder", "${elder ? "yes" : "no"}")
     }`,
  )
  const page = await context.newPage()
  countRequests(page)
  return { context, page, expectNoComplaints: watch(context, page, except) }
}

/** Saves the whole page as a picture where PICTURES is set, to be looked at. */
export async function lookAt(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return
  mkdirSync(pictures, { recursive: true })
  await page.evaluate("document.fonts.ready.then(() => undefined)")
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
