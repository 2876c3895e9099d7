import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page } from "playwright-core"

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
}

/** Throws when axe finds anything against WCAG 2.2 AA on the page as it stands. */
export async function axeClean(page: Page): Promise<void> {
  // What DevTools evaluate is outside the page's policy, so the page need not allow it.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(source)
  // A button that is just becoming pressable has a colour of its own for a moment.
  const violations = (await page.evaluate(
    `Promise.allSettled(document.getAnimations()
       .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity).map(({ finished }) => finished))
     .then(() => axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ["violations"] }))
     .then(({ violations }) => violations)`,
  )) as Violation[]
  if (violations.length === 0) return
  const lines = violations.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.slice(0, 5).map(({ target, failureSummary }) => `  ${target.join(" ")}: ${failureSummary}`),
  ])
  throw new Error(`${page.url()}\n${lines.join("\n")}`)
}

/** Throws when the page is wider than the screen, so that one would have to scroll sideways. */
export async function fitsScreen(page: Page): Promise<void> {
  const wide = (await page.evaluate(
    `(() => {
      const most = document.documentElement.clientWidth
      if (document.documentElement.scrollWidth <= most) return []
      return [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > most + 1)
        .slice(-5)
        .map((element) => element.outerHTML.slice(0, 160))
    })()`,
  )) as string[]
  if (wide.length > 0) throw new Error(`${page.url()} is wider than the screen:\n${wide.join("\n")}`)
}

/** Throws when something to be pressed is smaller than a finger needs: 44 px, 60 px in elder mode; links in text apart. */
export async function fingersFit(page: Page): Promise<void> {
  const small = (await page.evaluate(
    `(() => {
      const least = document.documentElement.classList.contains("elder") ? 60 : 44
      const pressed = "button, a.button, select, input:not([type=checkbox]):not([type=radio]), .chip, .tick label, .foot-nav a"
      return [...document.querySelectorAll(pressed)]
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect()
          return width > 1 && height > 1 && height < least - 0.5
        })
        .map((element) => element.outerHTML.slice(0, 160))
    })()`,
  )) as string[]
  if (small.length > 0) throw new Error(`${page.url()} has small targets:\n${small.join("\n")}`)
}
