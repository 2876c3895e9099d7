import { type ReactNode, useId } from "react"
import { classNames } from "./class-names.ts"

interface Props {
  readonly title?: ReactNode
  /** Beside the title: a link or a small button. */
  readonly action?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** The white sheet things lie on. With a title it is a region of the page. */
export function Sheet({ title, action, className, children }: Props) {
  const id = useId()
  if (title === undefined) return <div className={classNames("sheet", className)}>{children}</div>
  return (
    <section className={classNames("sheet", className)} aria-labelledby={id}>
      <div className="sheet-head">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}
