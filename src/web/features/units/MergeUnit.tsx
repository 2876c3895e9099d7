import { useRouter } from "@tanstack/react-router"
import { useState } from "react"
import { leavesLists } from "../../api/questions.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { type Chosen, TargetAndDay } from "./TargetAndDay.tsx"
import { text } from "./text.ts"
import { useMerge } from "./tree-actions.ts"
import type { Unit } from "./unit-queries.ts"

interface Props {
  readonly unit: Unit
  readonly onClose: () => void
}

interface Typed {
  readonly chosen: Chosen
  readonly postsGoOn: boolean
}

/** Lets a unit become part of another, and goes to that one. It cannot be taken back, and says so. */
export function MergeUnit({ unit, onClose }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const tell = useToast()
  const router = useRouter()
  const typed = useDraft<Typed>(draftNames.merge(unit.unitId), () => ({
    chosen: { target: null, day: today },
    postsGoOn: false,
  }))
  const { chosen, postsGoOn } = typed.value
  const [asked, setAsked] = useState(false)
  const close = () => {
    typed.finish()
    onClose()
  }
  const merge = useMerge((other, { day, confirmed }) => {
    const href = to.events({ unit: other.unitId, from: day, until: today, lacks: "people" })
    const next = { text: t(text.listsLeft), href }
    tell({ text: t(text.merged(other.name)), ...(leavesLists(confirmed) ? { next } : {}) })
    close()
    router.history.push(to.unit(other.unitId))
  })
  const go = (confirmed: readonly string[]) => {
    setAsked(true)
    const { target, day } = chosen
    if (!target || !day) return
    const into = Number(target.value)
    merge.mutate({
      unitId: unit.unitId,
      version: unit.version,
      into,
      day,
      postsGoOn,
      confirmed: [...confirmed],
    })
  }
  const below = unit.below.reduce((sum, { count }) => sum + count, 0)
  return (
    <FormDialog
      {...{ title: t(text.mergeTitle(unit.name)), action: t(text.merge), danger: true }}
      {...{ busy: merge.isPending, error: merge.error, draft: typed, onDo: go, onClose: close }}
    >
      <p className="small">{t(text.mergeConsequence(format.number(unit.people), format.number(below)))}</p>
      <TargetAndDay
        {...{ label: t(text.into), unit, wants: "alike", chosen, asked }}
        onChange={(chosen) => typed.set({ chosen })}
      />
      <Checkbox
        label={t(text.postsGoOn)}
        hint={t(text.postsGoOnHint)}
        checked={postsGoOn}
        onChange={(postsGoOn) => typed.set({ postsGoOn })}
      />
    </FormDialog>
  )
}
