import { composed } from "../shared/composed.ts"

/** A login as it is kept and looked up: case and width do not matter. */
export function normalLogin(text: string): string {
  return composed(text, "NFKC").trim().toLowerCase()
}

/** Whether a text can be a login: letters, digits and `. _ -`, up to 40. */
export function isLogin(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(text)
}
