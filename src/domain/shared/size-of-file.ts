/** How long a file of so many bytes is, as both languages write it: `12 kB`, `3.4 MB`. */
export function sizeOfFile(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
