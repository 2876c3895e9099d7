import { createHash } from "node:crypto"

/**
 * The version of something that counts none of its own: another for other content, 1 where there is nothing yet. What was
 * changed and changed back is as it was seen.
 */
export function contentVersion(content: unknown): number {
  if (content === undefined) return 1
  const digest = createHash("sha256").update(JSON.stringify(content)).digest()
  return 2 + (digest.readUInt32BE() % 999_999_998)
}
