import type { ReactNode } from "react"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import type { Task } from "./meeting-body.ts"
import { text } from "./text.ts"

interface Props {
  readonly task: Omit<Task, "doneOn" | "word"> & Partial<Pick<Task, "doneOn" | "word">>
  /** What the reader may do with it. */
  readonly children: ReactNode
}

/** One task: what, who, by when, or when it was done and what came of it. */
export function TaskLine({ task: { subject, member, name, dueOn, doneOn, word }, children }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const when =
    doneOn != null
      ? t(text.doneOn(format.day(doneOn)))
      : dueOn !== null && t((dueOn < today ? text.overdue : text.due)(format.day(dueOn)))
  return (
    <li>
      <div className="row between">
        <div>
          {subject}
          <p className="small">{[member?.name ?? name, when, word].filter(Boolean).join(" · ")}</p>
        </div>
        <div className="row">{children}</div>
      </div>
    </li>
  )
}
