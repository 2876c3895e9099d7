const key = "reloaded"

let missing = false

/** A piece of the program did not come: no server answered, or an update has replaced it. */
export function lacksPiece(): boolean {
  return missing
}

/**
 * A page that was opened before an update asks for pieces that are no longer there. Whoever waits for one sees it said,
 * and the page is loaded anew ({@link reloadForPiece}). A piece that works aside takes nothing away from whoever is
 * typing or sends a file: it is asked for again when there is a network.
 */
export function noteMissingPieces(): void {
  window.addEventListener("vite:preloadError", (event) => {
    // Else the router loads the page anew by itself, and shows the browser's own where no server answers.
    event.preventDefault()
    missing = true
  })
}

/** Loads the page anew for a piece it waits for, once in half a minute: it may be missing for another reason. */
export function reloadForPiece(): void {
  const last = Number(sessionStorage.getItem(key) ?? 0)
  if (missing && Date.now() - last >= 30_000) void reloadWhereAnswered()
}

/** Loads the page anew where a server answers; whoever asks by hand waits for nothing. */
export async function reloadWhereAnswered(): Promise<void> {
  const answered = await fetch("/healthz", { cache: "no-store" }).catch(() => undefined)
  if (!answered?.ok) return
  sessionStorage.setItem(key, String(Date.now()))
  window.location.reload()
}
