import { useRouter } from "@tanstack/react-router"
import type { ComponentProps, MouseEvent } from "react"

interface Props extends ComponentProps<"a"> {
  /** One of the addresses in `paths.ts`. */
  readonly href: string
}

/**
 * A link to a page of ours. The page changes without loading anew; every other click is the browser's. The page's
 * code is fetched as soon as somebody points at the link.
 */
export function Anchor({ href, onClick, target, ...rest }: Props) {
  const router = useRouter()
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !plain || target) return
    event.preventDefault()
    router.history.push(href)
  }
  const prepare = () => {
    const [, , page] = router.getMatchedRoutes(href.split(/[?#]/)[0] ?? "")
    // When it does not come, the click says so.
    if (page) router.loadRouteChunk(page)?.catch(() => undefined)
  }
  return (
    <a
      href={href}
      target={target}
      onPointerEnter={prepare}
      onTouchStart={prepare}
      onFocus={prepare}
      {...rest}
      onClick={go}
    />
  )
}
