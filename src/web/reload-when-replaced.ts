const key = "reloaded"

let missing = false

/** A piece of the program did not come: no server answered, or an update has replaced it. */
export function lacksPiece(): boolean {
  return missing
}

/**
 * A page that was opened before an update asks for pieces that are no longer there. It is loaded anew then, once in
 * half a minute: where the pieces are missing for another reason, the page says so. Without a network it stays, and
 * says so too, until there is one.
 */
export function reloadWhenReplaced(): void {
  window.addEventListener("vite:preloadError", (event) => {
    // Else the router loads the page anew by itself, and shows the browser's own where no server answers.
    event.preventDefault()
    missing = true
    const last = Number(sessionStorage.getItem(key) ?? 0)
    if (Date.now() - last >= 30_000) void reloadWhereAnswered()
  })
  window.addEventListener("online", () => {
    if (missing) void reloadWhereAnswered()
  })
}

/** Loads the page anew where a server answers; whoever asks by hand waits for nothing. */
export async function reloadWhereAnswered(): Promise<void> {
  const answered = await fetch("/healthz", { cache: "no-store" }).catch(() => undefined)
  if (!answered?.ok) return
  sessionStorage.setItem(key, String(Date.now()))
  window.location.reload()
}
