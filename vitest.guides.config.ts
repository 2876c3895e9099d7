import { defineConfig } from "vitest/config"

/** The guides, run as they are written: they need Debian's packages that they name, and `npm test` needs none. */
export default defineConfig({
  test: { include: ["tests/guides/**/*.guide.ts"], testTimeout: 600_000, hookTimeout: 300_000 },
})
