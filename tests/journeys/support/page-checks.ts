import type { Page } from "playwright-core"
import { sheets } from "../../../src/contract/workbook.ts"

/** Throws unless a page has one heading of the first rank, and its tab is named after what it shows. */
export async function namedWell(page: Page): Promise<void> {
  const headings = await page.locator("h1").count()
  if (headings !== 1) throw new Error(`${page.url()} has ${headings} headings of the first rank`)
  const title = await page.title()
  if (!/^\S.* · (学而|Xue'er)$/.test(title)) throw new Error(`${page.url()} is called “${title}”`)
}

/** Throws when something to be pressed cannot be reached with the Tab key, or jumps its place in the order. */
export async function keysReachAll(page: Page): Promise<void> {
  const unreached = (await page.evaluate(
    `(() => {
      const pressed = "a[href], button, input, select, textarea, summary, [role=button], [role=link]"
      const roving = "[role=tab], [role=option], [role=radio], [role=gridcell], input[type=radio], [role=grid] *"
      return [...document.querySelectorAll(pressed)]
        .filter((element) => element.checkVisibility() && !element.disabled)
        .filter((element) => element.tabIndex > 0 || (element.tabIndex < 0 && !element.matches(roving)))
        .map((element) => element.outerHTML.slice(0, 160))
    })()`,
  )) as string[]
  if (unreached.length > 0) throw new Error(`${page.url()}: keys do not reach\n${unreached.join("\n")}`)
}

/**
 * Walks through a page with the Tab key, and throws when it stands on something whose focus cannot be seen, or comes
 * back to the beginning without having met everything there is.
 */
export async function walkByKeys(page: Page): Promise<void> {
  await page.evaluate(
    `(() => {
      document.activeElement?.blur()
      globalThis.met = new Set()
      globalThis.unseen = []
      document.addEventListener("focusin", ({ target }) => {
        if (met.has(target)) return
        met.add(target)
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target)
        const ring = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none"
        if (!ring && !target.matches("[tabindex='-1']")) unseen.push(target.outerHTML.slice(0, 160))
      })
    })()`,
  )
  const stops = (await page.evaluate(countOfStops)) as number
  for (let pressed = 0; pressed < stops + 5; pressed++) await page.keyboard.press("Tab")
  const faults = (await page.evaluate(
    `(() => {
      const stops = "a[href], button, input:not([type=radio]), select, textarea, summary"
      const missed = [...document.querySelectorAll(stops)]
        .filter((element) => element.checkVisibility() && !element.disabled && element.tabIndex === 0)
        .filter((element) => !met.has(element))
        .map((element) => "not reached: " + element.outerHTML.slice(0, 160))
      return [...missed, ...unseen.map((html) => "focus not seen: " + html)]
    })()`,
  )) as string[]
  if (faults.length > 0) throw new Error(`${page.url()}\n${faults.join("\n")}`)
}

const countOfStops = `[...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((element) => element.checkVisibility() && !element.disabled && element.tabIndex === 0).length`

/**
 * Throws when something is wider than what it stands in: the page has to be scrolled sideways, or a dialog, a table, a
 * sheet or a button does, or words run over its edge.
 */
export async function nothingSticksOut(page: Page): Promise<void> {
  const faults = (await page.evaluate(
    `(() => {
      const most = document.documentElement.clientWidth
      const name = (element) => element.outerHTML.slice(0, 160)
      // Letters that stand on their side have their width measured otherwise.
      const upright = (element) => getComputedStyle(element).writingMode === "horizontal-tb"
      const inView = (element) =>
        element.checkVisibility() && upright(element) && !element.closest(".unseen, .skip")
      const page = [...document.body.querySelectorAll("*")]
        .filter((element) => inView(element) && element.getBoundingClientRect().right > most + 1)
      const within = [...document.querySelectorAll(".sheet, .table-frame, .dialog, .button, .toast, .state, .chip, .place, td, th, dd, dt, li")]
        .filter((element) => inView(element) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      return [...page.slice(-3).map((one) => "beside the page: " + name(one)), ...within.slice(0, 5).map((one) => "over its edge: " + name(one))]
    })()`,
  )) as string[]
  if (faults.length > 0) throw new Error(`${page.url()}\n${faults.join("\n")}`)
}

/** Chinese that an English page may show beside data: the seal and the way to the other language. */
const ownChinese = ["学而", "学", "而", "中文", "中"]

/** Where a workbook is sent in, its sheets are called as they are. */
const sheetNames = sheets.map(({ title }) => title)

/** Throws when an English page says something in Chinese that is not data. */
export async function speaksEnglish(page: Page, data: string): Promise<void> {
  const own = page.url().includes("/people/import") ? [...ownChinese, ...sheetNames] : ownChinese
  const said = await saidOn(page, "zh")
  const runs = said.flatMap((text) => text.match(/[\p{Script=Han}]+/gu) ?? [])
  const foreign = [...new Set(runs)].filter((run) => !own.includes(run) && !data.includes(run))
  if (foreign.length > 0) throw new Error(`${page.url()} says in English: ${foreign.join(" | ")}`)
}

/** What a Chinese page may say in Latin letters beside data: what has no other name, and pinyin as it may be typed. */
const ownLatin =
  /^(English|qscdzb|A4|CSV|Excel|xlsx|JSON|IP|ICP|ID|OIDC|TOTP|App|API|PDF|Word|PowerPoint|WPS|GB)$/

/** Throws when a Chinese page says something in English that is not data. */
export async function speaksChinese(page: Page, data: string): Promise<void> {
  // Addresses and the program's variables have no other name.
  const said = (await saidOn(page, "en")).map((text) =>
    text.replaceAll(/[A-Z]+(?:_[A-Z]+)+|[\w-]+(?:\.[\w-]+)+/g, " "),
  )
  const runs = said.flatMap((text) => text.match(/[A-Za-z][A-Za-z'’-]+/g) ?? [])
  const foreign = [...new Set(runs)].filter((run) => !ownLatin.test(run) && !data.includes(run))
  if (foreign.length > 0) throw new Error(`${page.url()} says in Chinese: ${foreign.join(" | ")}`)
}

/** All that a page says, seen or read out, but for what it marks as being in a language of its own, or as code. */
async function saidOn(page: Page, but: "zh" | "en"): Promise<string[]> {
  return (await page.evaluate(
    `(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found = []
      const apart = "body [lang^=${but}], [aria-hidden=true], code, script, style"
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement.closest(apart)) continue
        if (node.parentElement.checkVisibility()) found.push(node.data)
      }
      for (const element of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]")) {
        if (element.closest(apart)) continue
        for (const name of ["aria-label", "placeholder", "title", "alt"]) found.push(element.getAttribute(name) ?? "")
      }
      const named = document.querySelector("h1")?.closest(apart) ? "" : document.title
      return [...found, named]
    })()`,
  )) as string[]
}
