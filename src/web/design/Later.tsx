import { type ReactNode, useDeferredValue } from "react"

/**
 * What lies further down: drawn right after what stands above it, in steps between which the page answers. Until then
 * its place is kept free.
 */
export function Later({ children }: { readonly children: ReactNode }) {
  const now = useDeferredValue(true, false)
  return now ? children : <div className="later" />
}
