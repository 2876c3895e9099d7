import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath } from "node:url"
import { build } from "vite"
import { pageServer } from "../../../src/server/http/pages.ts"
import { securityHeaders } from "../../../src/server/http/security-headers.ts"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Builds the gallery as the pages are built, and serves it under their policy. */
export async function serveGallery(): Promise<{ address: string; close(): void }> {
  const folder = here("../../../test-results/gallery")
  await build({
    configFile: here("../../../src/web/vite.config.ts"),
    root: here("../gallery"),
    publicDir: false,
    logLevel: "warn",
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: { index: here("../gallery/index.html") } },
    },
  })
  const pages = pageServer(folder)
  const server = createServer(async (request, response) => {
    const piece = pages(new URL(request.url ?? "/", "http://gallery").pathname, "")
    response.writeHead(piece?.status ?? 404, {
      ...Object.fromEntries(piece?.headers ?? []),
      ...securityHeaders,
    })
    response.end(piece ? Buffer.from(await piece.arrayBuffer()) : "")
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  }
}
