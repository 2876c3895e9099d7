import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { pipeline } from "node:stream/promises"
import { fileURLToPath } from "node:url"
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib"

const cache = fileURLToPath(new URL("../../../.cache/", import.meta.url))
const packed = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")))

/** Where the bundled browser lies, and the libraries it needs beside those of the C language. */
export interface UnpackedChromium {
  readonly program: string
  readonly libraries: string
}

/**
 * The Chromium that `npm ci` brought, unpacked once into the project's cache. Test files that come at the same time
 * each unpack into a folder of their own; the first to finish gives it its name.
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const { version } = JSON.parse(readFileSync(join(packed, "package.json"), "utf8")) as { version: string }
  const folder = join(cache, `chromium-${version}`)
  const found = { program: join(folder, "chromium"), libraries: join(folder, "lib") }
  if (existsSync(folder)) return found
  const own = `${folder}.${process.pid}`
  mkdirSync(own, { recursive: true })
  const program = createWriteStream(join(own, "chromium"), { mode: 0o755 })
  await pipeline(createReadStream(join(packed, "bin/chromium.br")), createBrotliDecompress(), program)
  unpackTar(brotliDecompressSync(readFileSync(join(packed, "bin/al2023.tar.br"))), own)
  try {
    renameSync(own, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
  return found
}

/** Writes the plain files of a tar archive: blocks of 512 bytes, name first, the size in octal at 124. */
function unpackTar(archive: Buffer, folder: string): void {
  for (let at = 0; at + 512 <= archive.length; ) {
    const header = archive.subarray(at, at + 512)
    const name = header.toString("utf8", 0, header.indexOf(0))
    if (name === "") return
    const size = Number.parseInt(header.toString("ascii", 124, 135), 8)
    if (header[156] === 48) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), archive.subarray(at + 512, at + 512 + size), { mode: 0o755 })
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
}
