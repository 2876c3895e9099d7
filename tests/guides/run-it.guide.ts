import { execFileSync } from "node:child_process"
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { makeRelease } from "../support/release.ts"
import { Sandbox } from "./sandbox.ts"

const guide = readFileSync(fileURLToPath(new URL("../../docs/guides/run-it.md", import.meta.url)), "utf8")

/** The commands of each section, by its number. */
const blocks = guide
  .split(/^## /m)
  .slice(1)
  .flatMap((section) =>
    [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, commands = ""]) => ({
      section: section.split("\n")[0] ?? "",
      commands,
    })),
  )

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await Sandbox.make()
  const release = await makeRelease()
  copyFileSync(release, join(sandbox.root, basename(release)))
  const tls = join(sandbox.root, "etc/xueer/tls")
  execFileSync("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=xueer.example.gov.cn"],
    ...["-addext", "subjectAltName=DNS:xueer.example.gov.cn"],
    ...["-keyout", join(tls, "key.pem"), "-out", join(tls, "certificate.pem")],
  ])
})
afterAll(() => sandbox?.end())

test("every command does what it says, in its order", () => {
  expect(blocks.length).toBeGreaterThan(12)
  for (const { section, commands } of blocks) {
    const said = sandbox.run(commands)
    if (commands.includes("/setup#"))
      expect(said, section).toMatch(/https:\/\/xueer\.example\.gov\.cn\/setup#\S{20}/)
    if (commands.startsWith("rsync")) {
      expect(existsSync(join(sandbox.root, "mnt/elsewhere/by-hand.xueer"))).toBe(true)
    }
  }
})

test("nginx leads to the program, and shows no figures", () => {
  const status = (path: string) =>
    sandbox.run(`curl --output /dev/null --write-out '%{http_code}' https://xueer.example.gov.cn${path}`)
  expect(status("/")).toBe("200")
  expect(status("/metrics")).toBe("403")
  expect(status("/api/people")).toBe("401")
})

test("systemd takes the unit", () => {
  const unit = readFileSync(join(sandbox.root, "etc/systemd/system/xueer.service"), "utf8")
  const file = join(sandbox.root, "run/xueer.service")
  writeFileSync(file, unit.replace(/^(User|Group)=.*$/gm, "$1=root"))
  execFileSync("systemd-analyze", ["verify", file])
})

test("a crash of the service leaves nothing undone that its next start does not mend", () => {
  sandbox.run("kill -9 $(cat run/service); sleep 0.5; rm run/service; systemctl start xueer")
  expect(sandbox.run("curl --fail http://127.0.0.1:8787/readyz")).toBe("ready")
})
