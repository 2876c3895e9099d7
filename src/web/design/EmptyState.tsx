import type { ReactNode } from "react"

interface Props {
  readonly title: string
  /** What will be here, and how it comes to be. */
  readonly children?: ReactNode
  /** The one button that begins it. */
  readonly action?: ReactNode
}

/** Where there is nothing yet: says what will be here, and how to begin. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <p className="small">{children}</p>}
      {action}
    </div>
  )
}
