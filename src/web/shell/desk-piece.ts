import type Desk from "./Desk.tsx"
import { isOpen } from "./open-paths.ts"

let piece: typeof Desk | undefined
let coming: Promise<unknown> | undefined

/** The desk, a piece of the program that whoever is not signed in does not need: loaded before it is shown. */
export async function loadDesk(): Promise<void> {
  coming ??= import("./Desk.tsx").then((loaded) => {
    piece = loaded.default
  })
  await coming
}

/** The desk once it is loaded. */
export const deskPiece = () => piece

// Whoever comes to a page behind the sign-in most likely is signed in: the desk need not wait for the answer.
if (!isOpen(window.location.pathname)) loadDesk().catch(() => undefined)
