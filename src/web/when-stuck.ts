/**
 * Comes by itself beside the pieces that the pages begin with: where one of those is missing, as on a line that breaks
 * off or while the worker of the pages takes over, nothing of theirs runs that could say so. The page is loaded anew,
 * once in half a minute; where that does not help it says so.
 */
window.addEventListener("load", () => {
  const page = document.getElementById("page")
  if (!page || page.dataset.begun) return
  if (mayLoadAnew()) return window.location.reload()
  page.replaceChildren(
    line("h1", "zh-CN", "这一页没有取全"),
    line("p", "zh-CN", "可能是网络断了一下。", "再打开一次"),
    line("p", "en", "This page did not come whole; the line may have been interrupted. ", "Open it again"),
  )
})

/** Words, and after them the way to the same page. */
function line(kind: "h1" | "p", lang: string, words: string, deed?: string): HTMLElement {
  const said = document.createElement(kind)
  said.lang = lang
  said.append(words)
  if (deed === undefined) return said
  const again = document.createElement("a")
  again.href = window.location.href
  again.textContent = deed
  said.append(again)
  return said
}

/** Whether it has not just been tried; never where the browser keeps nothing, so that it does not go round in circles. */
function mayLoadAnew(): boolean {
  const key = "loaded anew"
  try {
    const last = Number(sessionStorage.getItem(key) ?? 0)
    sessionStorage.setItem(key, String(Date.now()))
    return Date.now() - last > 30_000
  } catch {
    return false
  }
}
