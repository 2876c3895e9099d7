import { separators } from "../../../domain/people/people-named.ts"
import type { Found } from "../../design/found.ts"

/** Who sat in: people of the roster, and names of people who are in none. */
export interface GuestList {
  readonly guests: readonly Found[]
  readonly guestNames: readonly string[]
  /** Names that are being typed: they count like those added before. */
  readonly typedNames: string
}

/** Names of people in no roster, as somebody wrote them one after another. */
export function namesIn(written: string): string[] {
  return written
    .split(separators)
    .map((name) => name.replace(/\s+/g, " ").trim().slice(0, 50))
    .filter(Boolean)
}

/** All names of guests in no roster, those still in their field among them. */
export function allGuestNames({ guestNames, typedNames }: Omit<GuestList, "guests">): string[] {
  return [...new Set([...guestNames, ...namesIn(typedNames)])]
}
