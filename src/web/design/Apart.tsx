import { useText } from "../text/use-text.ts"
import { Anchor } from "./Anchor.tsx"
import { State } from "./State.tsx"
import { text } from "./text.ts"

/** Something that is asked and cannot be recorded here: where it opens, and how far it is in words. */
export interface ApartItem {
  readonly key: string
  readonly title: string
  readonly href: string
  readonly so: string
  readonly met: boolean
}

/** What cannot be recorded here, folded away under the rest: it opens, and no colour of it warns. */
export function Apart({ items }: { readonly items: readonly ApartItem[] }) {
  const { t } = useText()
  if (items.length === 0) return null
  return (
    <details className="unfolds no-print not-elder">
      <summary>{t(text.apart(items.length))}</summary>
      <ul className="plain-rows">
        {items.map(({ key, title, href, so, met }) => (
          <li key={key} className="row between">
            <Anchor href={href}>{title}</Anchor>
            {met ? <State is="met" /> : <span className="small">{so}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
