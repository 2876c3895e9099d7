import { useState } from "react"
import { api, askWithVersion } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { RadioGroup } from "../../design/RadioGroup.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { useTakeBack } from "./PersonMemberships.tsx"
import type { OpenPerson } from "./PersonPage.tsx"
import { findUnits } from "./people-queries.ts"
import { text } from "./text.ts"

/** Lets somebody belong to another unit from a day, or to none of the district; the note takes it back. */
export function TransferPerson({ person, version, onClose }: OpenPerson & { readonly onClose: () => void }) {
  const { t } = useText()
  const { today } = useSession()
  const tell = useToast()
  const { memberId, name } = person
  const [where, setWhere] = useState<"within" | "outside">("within")
  const [unit, setUnit] = useState<Found | null>(null)
  const [on, setOn] = useState<string>(today)
  const takeBack = useTakeBack(memberId)
  const transfer = useAction({
    run: (body: { toUnitId: number | null; on: string }, action) =>
      askWithVersion(
        api.POST("/api/people/{memberId}/transfer", {
          params: { path: { memberId }, header: { "If-Match": version } },
          body,
          headers: { ...action.headers, "If-Match": version },
        }),
      ),
    onDone: ({ version }) => {
      tell({ text: t(text.transferred(name)), undo: () => takeBack.mutate(version) })
      onClose()
    },
  })
  const save = () => {
    if (where === "within" && !unit) return
    transfer.mutate({ toUnitId: where === "within" ? Number(unit?.value) : null, on })
  }
  return (
    <FormDialog
      title={t(text.transferTitle(name))}
      action={t(text.transfer)}
      busy={transfer.isPending}
      error={transfer.error}
      onDo={save}
      onClose={onClose}
    >
      <RadioGroup
        label={t(text.transferKind)}
        value={where}
        onChange={setWhere}
        options={[
          { value: "within", label: t(text.within) },
          { value: "outside", label: t(text.outside) },
        ]}
      />
      {where === "within" && (
        <Combobox
          label={t(text.transferTo)}
          required
          hint={t(text.unitHint)}
          value={unit}
          onChange={setUnit}
          search={findUnits({ people: "yes" })}
          error={faultAt(transfer.error, "/toUnitId")}
        />
      )}
      <DateInput
        label={t(text.transferOn)}
        hint={t(text.transferNote)}
        required
        value={on}
        onChange={setOn}
        error={faultAt(transfer.error, "/on")}
      />
    </FormDialog>
  )
}
