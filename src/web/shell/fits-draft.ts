/** Whether something kept is a draft like another: the same fields, each of the same sort. */
export function fitsDraft<T extends object>(kept: unknown, like: T): kept is T {
  if (typeof kept !== "object" || kept === null) return false
  const fields = new Map<string, unknown>(Object.entries(kept))
  return Object.entries(like).every(([name, value]) => fields.has(name) && sameSort(fields.get(name), value))
}

function sameSort(one: unknown, other: unknown): boolean {
  if (one === null || other === null) return typeof one === "object" && typeof other === "object"
  return typeof one === typeof other && Array.isArray(one) === Array.isArray(other)
}
