import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    setupFiles: ["tests/support/rows-hold.ts"],
    globalSetup: ["tests/support/database-server.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a busy machine: a second is not a fault.
    expect: { poll: { timeout: 30_000 } },
  },
})
