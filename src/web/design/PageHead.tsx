import { type ReactNode, useEffect, useRef } from "react"
import { takeArrival } from "./arrival.ts"
import { Breadcrumb, type Crumb } from "./Breadcrumb.tsx"

interface Props {
  readonly title: string
  /** That of the title, where it is not the page's. */
  readonly lang?: string
  /** The line of small print below the title. */
  readonly note?: ReactNode
  /** The one primary button, and at most two others. */
  readonly action?: ReactNode
  readonly crumbs?: readonly Crumb[]
  /** For the browser's tab, where the title alone would not say it. */
  readonly tab?: string
}

/** The head of a page: every page has exactly one. Names the browser's tab and takes the focus on arrival. */
export function PageHead({ title, lang, note, action, crumbs, tab }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${tab ?? title} · 学而`
  }, [tab, title])
  useEffect(() => {
    if (takeArrival()) heading.current?.focus()
  }, [])
  return (
    <header className="page-head">
      {crumbs && <Breadcrumb items={crumbs} />}
      <div className="page-head-row">
        <div>
          <h1 ref={heading} tabIndex={-1} lang={lang}>
            {title}
          </h1>
          {note && <p className="small">{note}</p>}
        </div>
        {action && <div className="actions">{action}</div>}
      </div>
    </header>
  )
}
