const key = "reloaded"

/**
 * A page that was opened before an update asks for pieces that are no longer there. It is loaded anew then, once in
 * half a minute: where the pieces are missing for another reason, the page says so.
 */
export function reloadWhenReplaced(): void {
  window.addEventListener("vite:preloadError", (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0)
    if (Date.now() - last < 30_000) return
    sessionStorage.setItem(key, String(Date.now()))
    event.preventDefault()
    window.location.reload()
  })
}
