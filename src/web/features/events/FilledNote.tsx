import { Button } from "../../design/Button.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { Template } from "./types.ts"

interface Props {
  /** The sitting that it is filled in from; undefined: there was none like it. */
  readonly last: NonNullable<Template["last"]> | undefined
  readonly resumed: boolean
  readonly onAnew: () => void
  readonly onTopics: () => void
}

/** Says where what is filled in comes from. */
export function FilledNote({ last, resumed, onAnew, onTopics }: Props) {
  const { t, format } = useText()
  if (resumed) return <Resumed onAnew={onAnew} />
  if (!last) return null
  const topics = format.list(last.items.map(({ topic }) => topic))
  return (
    <div className="row between">
      <p className="small">{t(text.lastOne(format.day(last.on), topics))}</p>
      <Button onClick={onTopics}>{t(text.alsoTopics)}</Button>
    </div>
  )
}
