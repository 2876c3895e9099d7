import { useState } from "react"
import { FormDialog } from "../../design/FormDialog.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { type Chosen, TargetAndDay } from "./TargetAndDay.tsx"
import { text } from "./text.ts"
import { useMove } from "./tree-actions.ts"
import type { Unit } from "./unit-queries.ts"

interface Props {
  readonly unit: Unit
  readonly onClose: () => void
}

/** Puts a unit under another from a day. The note moves it back. */
export function MoveUnit({ unit, onClose }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const tell = useToast()
  const [chosen, setChosen] = useState<Chosen>({ target: null, day: today })
  const [asked, setAsked] = useState(false)
  const { unitId, parentId } = unit
  const { target, day } = chosen
  const back = useMove()
  const move = useMove((moved) => {
    const undo = () => back.mutate({ unitId, parentId: parentId ?? 0, day })
    const above = moved.above[moved.above.length - 1]?.name ?? ""
    tell({ text: t(text.moved(above)), ...(parentId === null ? {} : { undo }) })
    onClose()
  })
  const go = () => {
    setAsked(true)
    if (target && day) move.mutate({ unitId, parentId: Number(target.value), day })
  }
  return (
    <FormDialog
      title={t(text.moveTitle(unit.name))}
      action={t(text.move)}
      busy={move.isPending}
      error={move.error}
      onDo={go}
      onClose={onClose}
    >
      <p className="small">{t(text.moveNote)}</p>
      <TargetAndDay
        {...{ label: t(text.newAbove), unit, wants: "above", chosen, asked }}
        onChange={setChosen}
      />
    </FormDialog>
  )
}
