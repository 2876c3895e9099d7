import { Button } from "../../design/Button.tsx"
import { useText } from "../../text/use-text.ts"
import type { KeptSitting } from "./kept-sittings.ts"
import { text } from "./text.ts"

interface Props {
  readonly sittings: readonly KeptSitting[]
  readonly onGoOn: (name: string) => void
}

/** Sittings that were begun and not finished, other than the one on the page: each may go on. */
export function OtherSittings({ sittings, onGoOn }: Props) {
  const { t, words, format } = useText()
  return (
    <ul className="stack">
      {sittings.map(({ name, draft }) => {
        const kinds = format.list(draft.items.map(({ kind }) => words.activityKinds[kind]))
        const unfinished = t(text.unfinished(kinds, draft.on === "" ? "" : format.day(draft.on)))
        return (
          <li key={name} className="row between">
            <p className="small">{unfinished}</p>
            <Button aria-label={`${t(text.goOnWriting)}: ${unfinished}`} onClick={() => onGoOn(name)}>
              {t(text.goOnWriting)}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
