import { useRouter } from "@tanstack/react-router"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useDeed } from "../../api/use-deed.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { DeedDialog } from "./DeedDialog.tsx"
import { text } from "./text.ts"
import { findUnits, type Unit } from "./unit-queries.ts"

interface Props {
  readonly unit: Unit
  readonly onClose: () => void
}

interface Input {
  readonly into: number
  readonly day: string
  readonly postsGoOn: boolean
}

/** Lets a unit become part of another, and goes to that one. It cannot be taken back, and says so. */
export function MergeUnit({ unit, onClose }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const tell = useToast()
  const router = useRouter()
  const [into, setInto] = useState<Found | null>(null)
  const [day, setDay] = useState<string>(today)
  const [postsGoOn, setPostsGoOn] = useState(false)
  const [asked, setAsked] = useState(false)
  const { unitId } = unit
  const merge = useDeed({
    run: (body: Input, deed) =>
      ask(api.POST("/api/units/{unitId}/merge", { params: { path: { unitId } }, body, ...deed })),
    onDone: (other) => {
      tell({ text: t(text.merged(other.name)) })
      onClose()
      router.history.push(to.unit(other.unitId))
    },
  })
  const go = () => {
    setAsked(true)
    if (into && day) merge.mutate({ into: Number(into.value), day, postsGoOn })
  }
  const below = unit.below.reduce((sum, { count }) => sum + count, 0)
  return (
    <DeedDialog
      title={t(text.mergeTitle(unit.name))}
      deed={t(text.merge)}
      danger
      busy={merge.isPending}
      error={merge.error}
      onDo={go}
      onClose={onClose}
    >
      <p className="small">{t(text.mergeConsequence(format.number(unit.people), format.number(below)))}</p>
      <Combobox
        label={t(text.into)}
        hint={t(text.findHint)}
        required
        value={into}
        onChange={setInto}
        search={findUnits({ kind: unit.kind }, unitId)}
        error={asked && !into ? t(text.needTarget) : undefined}
      />
      <DateInput label={t(text.day)} required max={today} value={day} onChange={setDay} />
      <Checkbox
        label={t(text.postsGoOn)}
        hint={t(text.postsGoOnHint)}
        checked={postsGoOn}
        onChange={setPostsGoOn}
      />
    </DeedDialog>
  )
}
