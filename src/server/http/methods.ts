/** The methods of requests; what is counted by method stays as small as this list. */
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

/** A method by its name, or "other". */
export function methodName(method: string): string {
  return methods.includes(method) ? method : "other"
}

/** What an address takes, for the header `Allow`: whatever answers GET answers HEAD. */
export function allowed(of: readonly string[]): string {
  const names = of.map((method) => method.toUpperCase())
  const all = names.includes("GET") ? [...names, "HEAD"] : names
  return methods.filter((method) => all.includes(method)).join(", ")
}
