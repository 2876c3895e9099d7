import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from "yaml"

/** The line (from 1) where the value at the end of a path of keys stands; that of the deepest key there is. */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  const lines = new LineCounter()
  let node: unknown = parseDocument(text, { lineCounter: lines, logLevel: "silent" }).contents
  let offset = startOf(node)
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      if (!pair) break
      offset = startOf(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = startOf(node) ?? offset
    } else break
  }
  return offset === undefined ? 1 : lines.linePos(offset).line
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}
