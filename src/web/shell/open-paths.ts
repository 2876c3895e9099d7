/** Pages for whoever is not signed in. They stand alone, without the navigation. */
const openPaths: readonly string[] = ["/sign-in", "/activate", "/setup"]

export function isOpen(path: string): boolean {
  return openPaths.includes(path)
}
