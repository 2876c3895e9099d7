import { useState } from "react"
import { faultAt } from "../../api/problem.ts"
import { leavesLists } from "../../api/questions.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Since, type SinceWhen } from "../../design/Since.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { type Chosen, TargetAndDay } from "./TargetAndDay.tsx"
import { text } from "./text.ts"
import { useMove } from "./tree-actions.ts"
import type { Unit } from "./unit-queries.ts"

interface Props {
  readonly unit: Unit
  readonly onClose: () => void
}

interface Typed {
  readonly chosen: Chosen
  readonly since: SinceWhen
}

/** Puts a unit under another from a day. The note moves it back. */
export function MoveUnit({ unit, onClose }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const tell = useToast()
  const { unitId, parentId } = unit
  const typed = useDraft<Typed>(draftNames.move(unitId), () => ({
    chosen: { target: null, day: today },
    since: { always: false, from: today },
  }))
  const { chosen, since } = typed.value
  const { target } = chosen
  const [asked, setAsked] = useState(false)
  const close = () => {
    typed.finish()
    onClose()
  }
  const back = useMove(undefined, useRefused())
  const move = useMove((moved, { day, always, confirmed }) => {
    const above = moved.above[moved.above.length - 1]?.name ?? ""
    // Where it stood on other days, if that was asked about, does not come back by moving it again.
    const whole = parentId !== null && confirmed.length === 0
    const undo = () =>
      back.mutate({
        unitId,
        version: moved.version,
        parentId: parentId ?? 0,
        day,
        confirmed: "all",
        ...(always ? { always } : {}),
      })
    const href = to.events({ unit: moved.parentId ?? 0, from: day, until: today, lacks: "people" })
    const left = leavesLists(confirmed === "all" ? [] : confirmed)
    tell({
      text: t(text.moved(above)),
      ...(whole ? { undo } : {}),
      ...(left ? { next: { text: t(text.listsLeft), href } } : {}),
    })
    close()
  })
  const go = (confirmed: readonly string[]) => {
    setAsked(true)
    if (!target || !(since.always || since.from)) return
    const day = since.always ? today : since.from
    const always = since.always ? { always: true, reason: since.reason ?? "" } : {}
    move.mutate({ unitId, version: unit.version, parentId: Number(target.value), day, confirmed, ...always })
  }
  return (
    <FormDialog
      title={t(text.moveTitle(unit.name))}
      action={t(text.move)}
      busy={move.isPending}
      error={move.error}
      draft={typed}
      onDo={go}
      onClose={close}
    >
      <p className="small">{t(text.moveNote)}</p>
      <TargetAndDay
        {...{ label: t(text.newAbove), unit, wants: "above", chosen, asked, undated: true }}
        onChange={(chosen) => typed.set({ chosen })}
      />
      <Since
        since={since}
        onChange={(since) => typed.set({ since })}
        today={today}
        error={faultAt(move.error, "/day")}
      />
    </FormDialog>
  )
}
