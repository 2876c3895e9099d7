import { expect, test } from "vitest"
import { readEnv } from "./env.ts"

test("a public address is one alone, and kept as its origin", () => {
  for (const good of ["https://xueer.example", "https://xueer.example/", "HTTPS://Xueer.Example:443"]) {
    expect(readEnv({ PUBLIC_URL: good }).publicUrl).toBe("https://xueer.example")
  }
  expect(readEnv({ PUBLIC_URL: "" }).publicUrl).toBeUndefined()
  const wrong = [
    "https://xueer.example/app",
    "https://xueer.example/app/",
    "https://xueer.example//",
    "https://xueer.example?",
    "https://xueer.example/?a=1",
    "https://xueer.example#",
    "https://xueer.example/#top",
    "https://u:p@xueer.example",
    "https://xueer.example\\",
    "xueer.example",
  ]
  for (const one of wrong) expect(() => readEnv({ PUBLIC_URL: one }), one).toThrow(/^PUBLIC_URL: /)
})

test("a wrong value is refused with one line that names its variable", () => {
  const wrong: [string, string][] = [
    ["LOG_LEVEL", "loud"],
    ["TRUSTED_PROXIES", "10.0.0.0/8, proxy"],
    ["TRUSTED_PROXIES", "10.0.0.0/40"],
    ["METRICS_TOKEN", "short"],
    ["METRICS_TOKEN", "with a space in the middle"],
  ]
  for (const [name, value] of wrong) {
    expect(() => readEnv({ [name]: value }), value).toThrow(new RegExp(`^${name}: [^\n]+$`))
  }
})
