import type { ReactNode } from "react"
import { useText } from "../text/use-text.ts"
import { Button } from "./Button.tsx"
import { Dialog } from "./Dialog.tsx"
import { text } from "./text.ts"

export interface Compared {
  readonly name: string
  readonly mine: ReactNode
  readonly theirs: ReactNode
}

interface Props {
  /** The fields that differ, both as they are shown to people. */
  readonly fields: readonly Compared[]
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  readonly onClose: () => void
}

/** After a 412: what the reader wrote beside what somebody else stored meanwhile. Nothing is lost by itself. */
export function BothVersions({ fields, onKeepMine, onTakeTheirs, onClose }: Props) {
  const { t } = useText()
  return (
    <Dialog
      title={t(text.staleTitle)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onTakeTheirs}>{t(text.takeTheirs)}</Button>
          <Button kind="primary" onClick={onKeepMine}>
            {t(text.keepMine)}
          </Button>
        </>
      }
    >
      {fields.length === 0 ? (
        <p>{t(text.same)}</p>
      ) : (
        <ul className="versions">
          {fields.map(({ name, mine, theirs }) => (
            <li key={name}>
              <h3>{name}</h3>
              <p>
                <small>{t(text.mine)}</small> {mine}
              </p>
              <p>
                <small>{t(text.theirs)}</small> {theirs}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
