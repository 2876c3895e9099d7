import { useState } from "react"
import { type GrantedRole, grantedRoles, mayGrant } from "../../../domain/access/roles.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Select } from "../../design/Select.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { findAccounts, findUnits } from "./finders.ts"
import { text } from "./text.ts"

interface Props {
  /** Whom, where the page already knows. */
  readonly to?: Found
  readonly onClose: () => void
}

interface Grant {
  readonly accountId: number
  readonly role: GrantedRole
  readonly unitId: number
  readonly fromOn: string
  readonly untilOn: string | null
}

/** Gives somebody a role in a unit. Offers the roles that the giver's own let them give. */
export function GiveRole({ to, onClose }: Props) {
  const { t, words } = useText()
  const tell = useToast()
  const { roles, today } = useSession()
  const [who, setWho] = useState<Found | null>(to ?? null)
  const [unit, setUnit] = useState<Found | null>(null)
  const [role, setRole] = useState<GrantedRole | "">("")
  const [fromOn, setFromOn] = useState<string>(today)
  const [untilOn, setUntilOn] = useState("")
  const give = useAction({
    run: (body: Grant, action) => ask(api.POST("/api/grants", { body, ...action })),
    onDone: () => {
      tell({ text: t(text.given) })
      onClose()
    },
  })
  const offered = grantedRoles.filter((one) => roles.some((held) => mayGrant[held.role].includes(one)))
  const submit = () => {
    if (!who || !unit || role === "") return
    give.mutate({
      accountId: Number(who.value),
      unitId: Number(unit.value),
      role,
      fromOn,
      untilOn: untilOn === "" ? null : untilOn,
    })
  }
  return (
    <Dialog
      title={t(text.give)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(text.cancel)}</Button>
          <Button kind="primary" busy={give.isPending} onClick={submit}>
            {t(text.give)}
          </Button>
        </>
      }
    >
      <div className="form">
        {to === undefined && (
          <Combobox label={t(text.who)} required value={who} onChange={setWho} search={findAccounts} />
        )}
        <Select
          label={t(text.role)}
          required
          value={role}
          onChange={setRole}
          empty={t(text.chooseRole)}
          options={offered.map((value) => ({ value, label: words.roles[value] }))}
        />
        <Combobox label={t(text.unit)} required value={unit} onChange={setUnit} search={findUnits} />
        <div className="form-row">
          <DateInput label={t(text.from)} required value={fromOn} onChange={setFromOn} />
          <DateInput label={t(text.until)} value={untilOn} onChange={setUntilOn} />
        </div>
        {give.error && <ErrorNote error={give.error} />}
      </div>
    </Dialog>
  )
}
