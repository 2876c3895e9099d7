import type { ExplanationPage } from "../../../contract/explanations.ts"

/** Filed or not filed: a figure of 1 or 0 that says less than a word. */
export function isFiling({ clause, result }: Pick<ExplanationPage, "clause" | "result">): boolean {
  return clause.group === "filing" && result.unit === ""
}
