import { useState } from "react"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { DeedDialog } from "./DeedDialog.tsx"
import { text } from "./text.ts"
import { useMove } from "./tree-deeds.ts"
import { findUnits, type Unit } from "./unit-queries.ts"

interface Props {
  readonly unit: Unit
  readonly onClose: () => void
}

/** Puts a unit under another from a day. The note moves it back. */
export function MoveUnit({ unit, onClose }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const tell = useToast()
  const [target, setTarget] = useState<Found | null>(null)
  const [day, setDay] = useState<string>(today)
  const [asked, setAsked] = useState(false)
  const back = useMove()
  const { unitId, parentId } = unit
  const move = useMove((moved) => {
    const undo = () => back.mutate({ unitId, parentId: parentId ?? 0, day })
    tell({
      text: t(text.moved(moved.above[moved.above.length - 1]?.name ?? "")),
      ...(parentId ? { undo } : {}),
    })
    onClose()
  })
  const go = () => {
    setAsked(true)
    if (target && day) move.mutate({ unitId, parentId: Number(target.value), day })
  }
  return (
    <DeedDialog
      title={t(text.moveTitle(unit.name))}
      deed={t(text.move)}
      busy={move.isPending}
      error={move.error}
      onDo={go}
      onClose={onClose}
    >
      <p className="small">{t(text.moveNote)}</p>
      <Combobox
        label={t(text.newAbove)}
        hint={t(text.findHint)}
        required
        value={target}
        onChange={setTarget}
        search={findUnits({ fitFor: unit.kind }, unitId)}
        error={asked && !target ? t(text.needTarget) : undefined}
      />
      <DateInput label={t(text.day)} required max={today} value={day} onChange={setDay} />
    </DeedDialog>
  )
}
