import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core"
import { watch } from "./complaints.ts"
import { writeFontsConfig } from "./fonts.ts"
import { unpackChromium } from "./unpack-chromium.ts"

const pictures = fileURLToPath(new URL("../../../test-results/pictures/", import.meta.url))

/** Starts the bundled Chromium, or the one that CHROMIUM_PATH names. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH
  const { program, libraries } = named ? { program: named, libraries: undefined } : await unpackChromium()
  return await chromium.launch({
    executablePath: program,
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--font-render-hinting=none"],
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
  const context = await browser.newContext({ locale: language === "zh" ? "zh-CN" : "en-GB", ...screen })
  await context.addInitScript(
    `if (!localStorage.getItem("language")) {
       localStorage.setItem("language", "${language}")
       localStorage.setItem("elder", "${elder ? "yes" : "no"}")
     }`,
  )
  const page = await context.newPage()
  return { context, page, expectNoComplaints: watch(context, page, except) }
}

/** Saves the whole page as a picture, to be looked at. */
export async function lookAt(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await page.evaluate("document.fonts.ready.then(() => undefined)")
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
