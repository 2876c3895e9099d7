/** The text of a file that is nothing but text, in the encodings people use; undefined when it is none. */
export function readPlainText(bytes: Buffer): string | undefined {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined
  for (const encoding of wide ? [wide] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text
    } catch {}
  }
  return undefined
}
