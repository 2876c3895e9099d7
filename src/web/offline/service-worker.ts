import { cacheNames, clientsClaim } from "workbox-core"
import { addRoute, cleanupOutdatedCaches, matchPrecache, precache } from "workbox-precaching"
import { NavigationRoute, registerRoute } from "workbox-routing"
import { CacheFirst, NetworkOnly } from "workbox-strategies"

/**
 * Keeps the program, and nothing it shows: the page and the pieces that a hall without a network needs come with it,
 * other pieces once they were used. Where a server answers, the page always is the server's own, so that an update is
 * there at once and names its own pieces; what `/api` answers is never kept.
 */

/** What this file needs of a worker; the pages know the types of a window alone. */
interface Worker {
  skipWaiting(): void
  addEventListener(type: "activate", act: (event: { waitUntil(done: Promise<unknown>): void }) => void): void
}
const worker = self as unknown as Worker

/** Put in by the build: the page and its pieces. */
declare const keptPieces: { readonly url: string; readonly revision: string | null }[]

/** Pieces that were used, beside those that come with this version. */
const usedPieces = "used pieces"

/** Seconds after which a server is taken for away: in a hall a line may be there and carry nothing. */
const patience = 4

precache(keptPieces)
addRoute({ directoryIndex: "", cleanURLs: false })
cleanupOutdatedCaches()

/** Once somebody has signed out nothing is kept any more, although this worker still answers their last page. */
const whileKept = {
  cacheWillUpdate: async ({ response }: { response: Response }) =>
    (await caches.has(cacheNames.precache)) ? response : null,
}
registerRoute(
  ({ url }) => url.pathname.startsWith("/assets/"),
  new CacheFirst({ cacheName: usedPieces, plugins: [whileKept] }),
)

const page = new NetworkOnly({
  networkTimeoutSeconds: patience,
  plugins: [
    {
      fetchDidSucceed: async ({ response }) => {
        if (response.status >= 500) throw new Error("nobody answers behind the proxy")
        return response
      },
      handlerDidError: async () => await matchPrecache("/index.html"),
    },
  ],
})
registerRoute(new NavigationRoute(page, { denylist: [/^\/(?:api\/|healthz|readyz|metrics)/] }))

worker.skipWaiting()
clientsClaim()
worker.addEventListener("activate", (event) => event.waitUntil(caches.delete(usedPieces)))
