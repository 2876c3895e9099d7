import { spawnSync } from "node:child_process"
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freePort } from "../drill/while-busy.ts"

/** The folders of a machine that a guide writes to, and where they lie in the sandbox. */
const places = [
  "/srv/xueer",
  "/etc/xueer",
  "/etc/systemd/system",
  "/etc/nginx",
  "/usr/local/bin/xueer",
  "/mnt/elsewhere",
]

/**
 * A machine made of a folder: commands of a guide run as they are written, but for the roots of the folders they write
 * to, the ports, and what changes the machine itself (packages, accounts, the service manager), which small scripts
 * stand for: what stands for systemctl starts the very command of the unit, and waits until it is told that it is ready.
 */
export class Sandbox {
  readonly root: string
  #ports: Readonly<Record<"program" | "tls" | "plain", number>> = { program: 0, tls: 0, plain: 0 }

  private constructor(root: string) {
    this.root = root
  }

  static async make(): Promise<Sandbox> {
    const root = mkdtempSync(join(tmpdir(), "xueer-guide-"))
    chmodSync(root, 0o711)
    const sandbox = new Sandbox(root)
    sandbox.#ports = { program: await freePort(), tls: await freePort(), plain: await freePort() }
    for (const folder of ["tools", "run", "srv", "etc/nginx/sites-available", "etc/nginx/sites-enabled"]) {
      mkdirSync(join(root, folder), { recursive: true })
    }
    for (const folder of ["etc/systemd/system", "etc/xueer/tls", "usr/local/bin", "mnt/elsewhere"]) {
      mkdirSync(join(root, folder), { recursive: true })
    }
    for (const folder of ["srv", "mnt", "mnt/elsewhere"]) chmodSync(join(root, folder), 0o711)
    for (const [name, script] of Object.entries(tools(root, sandbox.#ports.tls))) {
      writeFileSync(join(root, "tools", name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    }
    writeFileSync(join(root, "etc/nginx/nginx.conf"), nginxSettings(root))
    return sandbox
  }

  /** Runs a block of commands; what it printed. Throws where one of them fails, with what they said. */
  run(block: string): string {
    const { status, stdout, stderr } = spawnSync("bash", ["-euo", "pipefail", "-c", this.here(block)], {
      cwd: this.root,
      encoding: "utf8",
      env: {
        ...process.env,
        PATH: `${this.root}/tools:${this.root}/usr/local/bin:${process.env.PATH}`,
        DATABASE_URL: "",
        LC_ALL: "C.UTF-8",
      },
    })
    if (status !== 0)
      throw new Error(`${block}\nended with ${status}:\n${stdout}\n${stderr}\n${this.journal()}`)
    return stdout
  }

  /** What the service has said. */
  journal(): string {
    try {
      return readFileSync(join(this.root, "run/journal"), "utf8")
    } catch {
      return ""
    }
  }

  /** A text with the sandbox's folders and ports. */
  here(text: string): string {
    const moved = places.reduce((all, place) => all.replaceAll(place, `${this.root}${place}`), text)
    return moved
      .replaceAll("8787", String(this.#ports.program))
      .replaceAll("listen 443 ssl", `listen 127.0.0.1:${this.#ports.tls} ssl`)
      .replaceAll("listen 80;", `listen 127.0.0.1:${this.#ports.plain};`)
  }

  end(): void {
    spawnSync(join(this.root, "tools/systemctl"), ["stop", "xueer"])
    spawnSync(join(this.root, "tools/nginx"), ["-s", "stop"])
    rmSync(this.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

function nginxSettings(root: string): string {
  return `pid ${root}/run/nginx.pid;
error_log ${root}/run/nginx.log;
events {}
http {
  access_log off;
  client_body_temp_path ${root}/run/body;
  proxy_temp_path ${root}/run/proxy;
  fastcgi_temp_path ${root}/run/fastcgi;
  uwsgi_temp_path ${root}/run/uwsgi;
  scgi_temp_path ${root}/run/scgi;
  include ${root}/etc/nginx/sites-enabled/*;
}
`
}

const tools = (root: string, tls: number): Readonly<Record<string, string>> => ({
  "apt-get": `for name in "$@"; do case "$name" in install|-y) ;; *) command -v "$name" >/dev/null || exit 1 ;; esac; done`,
  useradd: "exit 0",
  // There is no account xueer here.
  install: `kept=""; while [ $# -gt 0 ]; do case "$1" in -o|-g) shift ;; *) kept="$kept $1" ;; esac; shift; done; exec /usr/bin/install $kept`,
  runuser: `while [ "$1" != "--" ]; do shift; done; shift; exec "$@"`,
  journalctl: `cat ${root}/run/journal`,
  nginx: `exec /usr/sbin/nginx -c ${root}/etc/nginx/nginx.conf "$@"`,
  curl: `exec /usr/bin/curl --silent --show-error --cacert ${root}/etc/xueer/tls/certificate.pem --connect-to xueer.example.gov.cn:443:127.0.0.1:${tls} "$@"`,
  systemctl: `
unit=${root}/etc/systemd/system/xueer.service
value() { sed -n "s/^$1=//p" "$unit"; }
start() {
  rm -f ${root}/run/notify ${root}/run/told
  perl -MSocket -e 'socket(S, AF_UNIX, SOCK_DGRAM, 0); bind(S, sockaddr_un($ARGV[0])); alarm 900; $SIG{ALRM} = sub { exit };
    while (1) { recv(S, my $said, 4096, 0); open(T, ">>", $ARGV[1]); print T "$said\\n"; close T }' ${root}/run/notify ${root}/run/told > /dev/null 2>&1 &
  echo $! > ${root}/run/listener
  while [ ! -S ${root}/run/notify ]; do sleep 0.05; done
  cd "$(value WorkingDirectory)"
  NOTIFY_SOCKET=${root}/run/notify env $(cat "$(value EnvironmentFile)") setsid $(value ExecStart) >> ${root}/run/journal 2>&1 &
  echo $! > ${root}/run/service
  while ! grep -q READY=1 ${root}/run/told 2>/dev/null; do kill -0 "$(cat ${root}/run/service)" || exit 1; sleep 0.1; done
}
stop() {
  [ -f ${root}/run/service ] || return 0
  kill "$(cat ${root}/run/service)" 2>/dev/null
  while kill -0 "$(cat ${root}/run/service)" 2>/dev/null; do sleep 0.1; done
  kill "$(cat ${root}/run/listener)" 2>/dev/null
  rm -f ${root}/run/service
}
case "$*" in
  daemon-reload) ;;
  "enable --now xueer"|"start xueer") start ;;
  "stop xueer") stop ;;
  "restart xueer") stop; start ;;
  "reload nginx") if [ -s ${root}/run/nginx.pid ]; then ${root}/tools/nginx -s reload; else ${root}/tools/nginx > /dev/null 2>&1; fi ;;
  *) echo "systemctl $*: not known here" >&2; exit 1 ;;
esac`,
})
