/** Pages for whoever is not signed in. They stand alone, without the navigation. */
const openPaths: readonly string[] = ["/sign-in", "/activate", "/setup"]

export function isOpen(path: string): boolean {
  return openPaths.includes(path)
}

/** Pages that open without a network as well, with what is kept on this browser. */
export function opensWithoutNetwork(path: string): boolean {
  return path === "/events/hall" || path.startsWith("/events/hall/")
}
