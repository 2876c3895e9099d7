import { type ReactNode, useState } from "react"
import { useOnPaper } from "./use-paper.ts"

interface Props {
  readonly className?: string
  readonly summary: ReactNode
  /** Open from the beginning. */
  readonly open?: boolean
  readonly children: ReactNode
}

/** What is folded until somebody opens it. On paper, where nothing can be opened, it is open. */
export function Fold({ className = "unfolds", summary, open = false, children }: Props) {
  const onPaper = useOnPaper()
  const [opened, setOpened] = useState(open)
  return (
    <details
      className={className}
      open={onPaper || opened}
      onToggle={(event) => {
        if (!onPaper) setOpened(event.currentTarget.open)
      }}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
