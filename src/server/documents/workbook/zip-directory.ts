import { workbookLimits } from "../../../contract/workbook.ts"
import { FileRefused, megabytes } from "./refused.ts"

/** One part of a packed workbook, as its directory declares it. */
export interface ZipEntry {
  readonly name: string
  readonly deflated: boolean
  readonly packed: number
  readonly unpacked: number
  readonly crc: number
  /** Where its packed bytes begin. */
  readonly dataAt: number
}

/** How much a package may hold: parts, bytes unpacked, and how tightly. */
export interface PackageLimits {
  readonly entries: number
  readonly unpackedBytes: number
  readonly ratio: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const unknown16 = 0xffff
const unknown32 = 0xffffffff
/** Bits 0, 6 and 13: encrypted in one of three ways. */
const encrypted = 0x2041
const sizesFollow = 0x0008
/** Small parts pack tightly without being bombs: styles, empty sheets. */
const tightBelow = 1024 * 1024

/**
 * Reads the directory of a ZIP file and refuses, before anything is unpacked, what is too large, packed too
 * tightly, encrypted, ZIP64, twice there, overlapping, or says one thing in the directory and another in place.
 */
export function readDirectory(
  bytes: Buffer,
  file: string,
  limits: PackageLimits = workbookLimits,
): ZipEntry[] {
  const { count, at, end } = findDirectory(bytes, file)
  if (count > limits.entries)
    throw new FileRefused("too-many-entries", {
      sheet: file,
      details: { entries: count, limit: limits.entries },
    })
  const entries: (ZipEntry & { startsAt: number })[] = []
  let cursor = at
  for (let index = 0; index < count; index++) {
    if (cursor + 46 > end || bytes.readUInt32LE(cursor) !== entrySignature)
      throw inconsistent(file, "directory")
    const nameLength = bytes.readUInt16LE(cursor + 28)
    const next = cursor + 46 + nameLength + bytes.readUInt16LE(cursor + 30) + bytes.readUInt16LE(cursor + 32)
    if (next > end) throw inconsistent(file, "directory")
    entries.push(readEntry(bytes, cursor, nameLength, file))
    cursor = next
  }
  if (cursor !== end) throw inconsistent(file, "directory")
  refuseTwice(entries, file)
  refuseOverlaps(entries, at, file)
  refuseBombs(entries, file, limits)
  return entries
}

function findDirectory(bytes: Buffer, file: string): { count: number; at: number; end: number } {
  let found = -1
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - unknown16) && found < 0; at--)
    if (bytes.readUInt32LE(at) === endSignature) found = at
  if (found < 0) throw new FileRefused("file-damaged", { sheet: file, details: { what: "ZIP" } })
  const count = bytes.readUInt16LE(found + 10)
  const size = bytes.readUInt32LE(found + 12)
  const at = bytes.readUInt32LE(found + 16)
  if (count === unknown16 || size === unknown32 || at === unknown32) throw unusual(file, "ZIP64")
  const disks = bytes.readUInt16LE(found + 4) + bytes.readUInt16LE(found + 6)
  if (disks !== 0 || bytes.readUInt16LE(found + 8) !== count) throw unusual(file, "multi-volume ZIP")
  if (at + size > found) throw inconsistent(file, "directory")
  return { count, at, end: at + size }
}

function readEntry(bytes: Buffer, at: number, nameLength: number, file: string) {
  const flags = bytes.readUInt16LE(at + 8)
  const method = bytes.readUInt16LE(at + 10)
  const packed = bytes.readUInt32LE(at + 20)
  const unpacked = bytes.readUInt32LE(at + 24)
  const startsAt = bytes.readUInt32LE(at + 42)
  const rawName = bytes.subarray(at + 46, at + 46 + nameLength)
  const name = rawName.toString("utf8")
  if (flags & encrypted) throw new FileRefused("password-protected", { sheet: file })
  if (packed === unknown32 || unpacked === unknown32 || startsAt === unknown32) throw unusual(file, "ZIP64")
  if (method !== 0 && method !== 8) throw unusual(file, `method ${method}: ${name}`)
  if (method === 0 && packed !== unpacked) throw inconsistent(file, name)
  if (startsAt + 30 > bytes.length || bytes.readUInt32LE(startsAt) !== localSignature)
    throw inconsistent(file, name)
  const localNameLength = bytes.readUInt16LE(startsAt + 26)
  const dataAt = startsAt + 30 + localNameLength + bytes.readUInt16LE(startsAt + 28)
  const localFlags = bytes.readUInt16LE(startsAt + 6)
  const agrees =
    rawName.equals(bytes.subarray(startsAt + 30, startsAt + 30 + localNameLength)) &&
    bytes.readUInt16LE(startsAt + 8) === method &&
    (localFlags & (sizesFollow | encrypted)) === (flags & sizesFollow)
  // Sizes of nothing that "follow" the data would be looked for elsewhere by the reader.
  const sizes =
    flags & sizesFollow
      ? packed > 0 || name.endsWith("/")
      : bytes.readUInt32LE(startsAt + 18) === packed && bytes.readUInt32LE(startsAt + 22) === unpacked
  if (!agrees || !sizes) throw inconsistent(file, name)
  return {
    name,
    deflated: method === 8,
    packed,
    unpacked,
    crc: bytes.readUInt32LE(at + 16),
    dataAt,
    startsAt,
  }
}

function refuseTwice(entries: readonly ZipEntry[], file: string): void {
  const names = new Set<string>()
  for (const entry of entries) {
    const name = entry.name.toLowerCase()
    if (names.has(name)) throw inconsistent(file, entry.name)
    names.add(name)
  }
}

function refuseOverlaps(
  entries: readonly (ZipEntry & { startsAt: number })[],
  end: number,
  file: string,
): void {
  const inOrder = entries.toSorted((one, other) => one.startsAt - other.startsAt)
  for (const [index, entry] of inOrder.entries())
    if (entry.dataAt + entry.packed > (inOrder[index + 1]?.startsAt ?? end))
      throw inconsistent(file, entry.name)
}

function refuseBombs(entries: readonly ZipEntry[], file: string, limits: PackageLimits): void {
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (total > limits.unpackedBytes)
    throw new FileRefused("unpacks-too-large", {
      sheet: file,
      details: { megabytes: megabytes(total), limit: megabytes(limits.unpackedBytes) },
    })
  for (const entry of entries) {
    const ratio = entry.unpacked / Math.max(1, entry.packed)
    if (entry.unpacked > tightBelow && ratio > limits.ratio)
      throw new FileRefused("packed-too-tightly", {
        sheet: file,
        details: { entry: entry.name, ratio: Math.round(ratio), limit: limits.ratio },
      })
  }
}

function inconsistent(file: string, what: string): FileRefused {
  return new FileRefused("zip-inconsistent", { sheet: file, details: { what } })
}

function unusual(file: string, what: string): FileRefused {
  return new FileRefused("zip-unusual", { sheet: file, details: { what } })
}
