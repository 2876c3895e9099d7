/** What a person may be refused, and why: a value, not an exception, until it reaches the door. */
export type Refusal =
  | { readonly code: "unknown-unit"; readonly unit: string }
  | { readonly code: "unknown-member"; readonly member: string }
  | { readonly code: "unknown-obligation"; readonly obligation: string; readonly known: readonly string[] }
  | { readonly code: "not-a-period"; readonly text: string; readonly forms: readonly string[] }
  | { readonly code: "unknown-period"; readonly period: string; readonly expected: readonly string[] }
  | { readonly code: "not-this-subject"; readonly obligation: string; readonly subject: string }
  | { readonly code: "not-in-force"; readonly obligation: string; readonly year: number }
  | { readonly code: "no-pack-in-force"; readonly year: number; readonly earliest: number }
  | { readonly code: "no-district" }
  | { readonly code: "not-a-day"; readonly text: string }
  | { readonly code: "not-a-year"; readonly text: string }
export type RefusalCode = Refusal["code"]

/** A refusal on its way to the door, where it becomes a sentence. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = "Refused"
    this.refusal = refusal
  }
}
