import { mkdirSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const cache = fileURLToPath(new URL("../../../.cache/fontconfig/", import.meta.url))
const packages = createRequire(import.meta.url)

/** Folders of the weights the pages use; the packages hold nine each. */
const weights = [
  ["noto-sans-sc", "400Regular"],
  ["noto-sans-sc", "600SemiBold"],
  ["noto-sans-sc", "700Bold"],
  ["noto-serif-sc", "400Regular"],
  ["noto-serif-sc", "600SemiBold"],
  ["noto-serif-sc", "700Bold"],
] as const

/** Writes a font configuration with the fonts that `npm ci` brought and no others; answers its path. */
export function writeFontsConfig(): string {
  const folders = weights.map(([family, weight]) =>
    join(dirname(packages.resolve(`@expo-google-fonts/${family}/package.json`)), weight),
  )
  mkdirSync(cache, { recursive: true })
  const file = join(cache, "fonts.conf")
  const prefer = (generic: string, family: string) =>
    `<alias binding="strong"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${folders.map((folder) => `<dir>${folder}</dir>`).join("\n")}
<cachedir>${cache}</cachedir>
${prefer("sans-serif", "Noto Sans SC")}
${prefer("serif", "Noto Serif SC")}
</fontconfig>`,
  )
  return file
}
