import { composed } from "../../domain/shared/composed.ts"

/** The number in a text, full-width figures included; undefined where there is none. */
export function numberIn(value: string): number | undefined {
  const plain = composed(value, "NFKC").trim()
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
