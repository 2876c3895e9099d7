import { expect, test } from "vitest"
import { readEnv } from "./env.ts"
import { readSmtpUrl } from "./smtp-url.ts"

test("names server, account and sender; TLS is asked for unless it is on this machine or said otherwise", () => {
  expect(readSmtpUrl("smtp://xueer%40example.gov.cn:p%40ss@mail.example.gov.cn")).toEqual({
    host: "mail.example.gov.cn",
    port: 587,
    implicitTls: false,
    startTls: true,
    user: "xueer@example.gov.cn",
    password: "p@ss",
    from: "xueer@example.gov.cn",
  })
  expect(readSmtpUrl("smtps://mail.example.gov.cn?from=a@b.cn")).toMatchObject({
    port: 465,
    implicitTls: true,
  })
  for (const here of ["127.0.0.1", "localhost", "[::1]"]) {
    expect(readSmtpUrl(`smtp://${here}:25?from=a@b.cn`)).toMatchObject({ port: 25, startTls: false })
  }
  expect(readSmtpUrl("smtp://mail.example.cn:25?from=a@b.cn&tls=none").startTls).toBe(false)
  // A name that only looks like this machine is another.
  expect(readSmtpUrl("smtp://127.0.0.1.example.cn?from=a@b.cn").startTls).toBe(true)
})

test("a wrong one stops the start with a line that names the variable and tells no password", () => {
  const wrong = [
    "mail.example.cn",
    "http://mail.example.cn",
    "smtp://",
    "smtp://mail.example.cn",
    "smtp://user:hush@mail.example.cn",
    "smtp://mail.example.cn?from=nobody",
    "smtp://mail.example.cn?from=a@b.cn&tls=maybe",
    "smtps://mail.example.cn?from=a@b.cn&tls=none",
    "smtp://mail.example.cn?from=a@b.cn&pool=true",
    "smtp://mail.example.cn/inbox?from=a@b.cn",
    "smtp://mail.example.cn?from=a@b.cn%0d%0aBcc:c@d.cn",
    "smtp://u:%E0%A4@mail.example.cn?from=a@b.cn",
  ]
  for (const SMTP_URL of wrong) {
    expect(() => readEnv({ SMTP_URL }), SMTP_URL).toThrow(/^SMTP_URL: [^\n]+$/)
    expect(() => readEnv({ SMTP_URL }), SMTP_URL).not.toThrow(/hush/)
  }
  expect(readEnv({}).smtp).toBeUndefined()
})
