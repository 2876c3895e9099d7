import type { Page } from "playwright-core"
import { axeClean, fingersFit, fitsScreen } from "./axe.ts"
import { lookAt } from "./browser.ts"
import { keysReachAll, namedWell, speaksChinese, speaksEnglish } from "./page-checks.ts"
import { settled } from "./sample-app.ts"

interface Look {
  readonly name: string
  readonly width: number
  readonly language: "zh" | "en"
  readonly elder: boolean
  /** Axe has its say: once in each width and each size of print. */
  readonly axe?: true
}

/** How a page is looked at, one after the other without fetching it anew. */
const looks: readonly Look[] = [
  { name: "wide", width: 1280, language: "zh", elder: false, axe: true },
  { name: "wide-en", width: 1280, language: "en", elder: false },
  { name: "wide-elder", width: 1280, language: "zh", elder: true },
  { name: "phone-elder", width: 360, language: "zh", elder: true, axe: true },
  { name: "phone", width: 360, language: "zh", elder: false },
]

/** A page of an office's screen at 200 %. */
const half = 640

/**
 * Looks at the page that is open in every way, saves a picture of each, and answers what is wrong. `data` is
 * everything Chinese that an English page may show.
 */
export async function everyLook(page: Page, name: string, data: string): Promise<string[]> {
  const faults: string[] = []
  const check = async (look: string, ...checks: readonly Promise<void>[]) => {
    for (const outcome of await Promise.allSettled(checks)) {
      if (outcome.status === "rejected")
        faults.push(`${name} ${look}: ${outcome.reason.message ?? outcome.reason}`)
    }
  }
  for (const look of looks) {
    await turnTo(page, look)
    await check(look.name, fitsScreen(page), fingersFit(page), namedWell(page))
    await check(look.name, look.language === "en" ? speaksEnglish(page, data) : speaksChinese(page, data))
    if (look.axe) await check(look.name, axeClean(page))
    await lookAt(page, `${name}-${look.name}`)
    if (look.name !== "wide") continue
    await check(look.name, keysReachAll(page))
    await page.setViewportSize({ width: half, height: 400 })
    await settled(page)
    await check("half", fitsScreen(page))
  }
  return faults
}

/** Presses the switches of the page itself, and waits until it has turned. */
async function turnTo(page: Page, { width, language, elder }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width < half ? 780 : 800 })
  await page.evaluate(
    `(() => {
      const press = (...names) =>
        [...document.querySelectorAll("button")].find((one) => names.includes(one.textContent.trim()))?.click()
      if (document.documentElement.lang.slice(0, 2) !== "${language}") press("English", "中文")
      if (document.documentElement.classList.contains("elder") !== ${elder})
        press("大字版", "标准版", "Large print", "Standard print")
    })()`,
  )
  await page
    .locator(`html[lang^=${language}]${elder ? ".elder" : ":not(.elder)"}`)
    .waitFor({ state: "attached" })
  await settled(page)
}
