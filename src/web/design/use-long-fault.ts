import { characters, isTooLong } from "../../domain/shared/plain-text.ts"
import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

/**
 * What is said of a text that is longer than it may be. It stays as it was typed or pasted: a browser would cut it off
 * in silence, and nobody would know what is missing.
 */
export function useLongFault(value: string, most: number | undefined): string | undefined {
  const { t, format } = useText()
  if (most === undefined || !isTooLong(value, most)) return undefined
  return t(text.longerThan(format.number(most), format.number(characters(value))))
}
