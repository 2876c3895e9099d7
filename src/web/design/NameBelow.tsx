import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly name: string
  /** Whether it stands below the reader's unit today, and opens. */
  readonly opens: boolean
}

/** The name of a unit in a list of a past day; of one that has moved away since, with that. */
export function NameBelow({ name, opens }: Props) {
  const { t } = useText()
  if (opens) return name
  return (
    <>
      {name} <small>{t(text.movedAway)}</small>
    </>
  )
}
