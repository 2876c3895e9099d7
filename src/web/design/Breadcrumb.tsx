import { useText } from "../text/use-text.ts"
import { Anchor } from "./Anchor.tsx"
import { text } from "./text.ts"

export interface Crumb {
  readonly title: string
  /** Absent on the page itself. */
  readonly href?: string
  /** That of the title, where it is not the page's. */
  readonly lang?: string
}

/** The way down to this page. */
export function Breadcrumb({ items }: { readonly items: readonly Crumb[] }) {
  const { t } = useText()
  return (
    <nav className="crumbs" aria-label={t(text.breadcrumb)}>
      <ol>
        {items.map(({ title, href, lang }) => (
          <li key={`${title} ${href}`} lang={lang}>
            {href === undefined ? (
              <span aria-current="page">{title}</span>
            ) : (
              <Anchor href={href}>{title}</Anchor>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
