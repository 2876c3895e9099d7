import { useState } from "react"
import { api, askWithVersion } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useDeed } from "../../api/use-deed.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { DeedDialog } from "./DeedDialog.tsx"
import { changesIn, type Draft, draftFields, draftOf } from "./draft.ts"
import { text } from "./text.ts"
import { UnitFields } from "./UnitFields.tsx"
import type { Unit } from "./unit-queries.ts"
import { useShownValue } from "./use-shown-value.ts"

interface Input {
  readonly changes: ReturnType<typeof changesIn>
  readonly version: string
}

function useEdit(unitId: number, onDone: (unit: Unit, version: string) => void) {
  return useDeed({
    run: ({ changes, version }: Input, deed) =>
      askWithVersion(
        api.PATCH("/api/units/{unitId}", {
          params: { path: { unitId }, header: { "If-Match": version } },
          body: changes,
          headers: { ...deed.headers, "If-Match": version },
        }),
      ),
    onDone: ({ data, version }) => onDone(data, version),
  })
}

interface Props {
  readonly unit: Unit
  readonly version: string
  readonly onClose: () => void
}

/** Changes what a unit is said to be; what was there can be had back from the note. */
export function EditUnit({ unit, version, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const show = useShownValue()
  const [before, setBefore] = useState({ draft: draftOf(unit), version })
  const [draft, setDraft] = useState<Draft>(before.draft)
  const back = useEdit(unit.unitId, () => undefined)
  const edit = useEdit(unit.unitId, (now, version) => {
    const undo = () => back.mutate({ changes: changesIn(before.draft, draftOf(now)), version })
    tell({ text: t(text.edited), undo })
    onClose()
  })
  const stale = isProblem(edit.error, "stale") ? (edit.error.current as Unit) : undefined
  if (stale) {
    const theirs = draftOf(stale)
    const latest = { draft: theirs, version: `"${stale.version}"` }
    const keepMine = () => {
      setBefore(latest)
      edit.mutate({ changes: changesIn(draft, theirs), version: latest.version })
    }
    const takeTheirs = () => {
      setBefore(latest)
      setDraft(theirs)
      edit.reset()
    }
    const fields = draftFields
      .filter((field) => draft[field] !== theirs[field])
      .map((field) => ({
        name: t(text[field]),
        mine: show(field, draft[field]),
        theirs: show(field, theirs[field]),
      }))
    return <BothVersions fields={fields} onKeepMine={keepMine} onTakeTheirs={takeTheirs} onClose={onClose} />
  }
  const save = () => {
    const changes = changesIn(draft, before.draft)
    if (Object.keys(changes).length === 0) onClose()
    else edit.mutate({ changes, version: before.version })
  }
  return (
    <DeedDialog
      title={t(text.editTitle(unit.name))}
      deed={t(text.save)}
      busy={edit.isPending}
      error={edit.error}
      onDo={save}
      onClose={onClose}
    >
      <UnitFields
        kind={unit.kind}
        draft={draft}
        onChange={setDraft}
        error={edit.error}
        ownOnly={!unit.can.includes("unit.add")}
      />
    </DeedDialog>
  )
}
