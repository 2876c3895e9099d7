import { type GrantedRole, grantedRoles, mayGrant } from "../../../domain/access/roles.ts"
import { isAboveBranch } from "../../../domain/access/second-person.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { Select } from "../../design/Select.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { findAccounts, findUnits } from "./finders.ts"
import { text } from "./text.ts"
import { WaitsDialog } from "./WaitsDialog.tsx"

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

interface Typed {
  readonly who: Found | null
  readonly unit: Found | null
  readonly role: GrantedRole | ""
  readonly fromOn: string
  readonly untilOn: string
}

/** The name under which a role that is being given is kept: to one account, or to whomever. */
export const roleDraft = (accountId: string | undefined) => `role ${accountId ?? "anybody"}`

/** Gives somebody a role in a unit. Offers the roles that the giver's own let them give. */
export function GiveRole({ to, onClose }: Props) {
  const { t, words } = useText()
  const tell = useToast()
  const { roles, today } = useSession()
  const typed = useDraft<Typed>(roleDraft(to?.value), () => ({
    who: to ?? null,
    unit: null,
    role: "",
    fromOn: today,
    untilOn: "",
  }))
  const { who, unit, role, fromOn, untilOn } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const give = useAction({
    run: (body: Grant, action) => ask(api.POST("/api/grants", { body, ...action })),
    onDone: ({ waits }) => {
      typed.finish()
      if (waits !== null) return
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
  if (give.data?.waits) return <WaitsDialog waits={give.data.waits} onClose={onClose} />
  return (
    <Dialog
      title={t(text.give)}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t(text.cancel)}</Button>
          <Button kind="primary" busy={give.isPending} onClick={submit}>
            {t(text.give)}
          </Button>
        </>
      }
    >
      <div className="form">
        {typed.resumed && <Resumed onAnew={typed.startAnew} />}
        {to === undefined && (
          <Combobox
            label={t(text.who)}
            required
            value={who}
            onChange={(who) => typed.set({ who })}
            search={findAccounts}
          />
        )}
        <Select
          label={t(text.role)}
          required
          value={role}
          onChange={(role) => typed.set({ role })}
          empty={t(text.chooseRole)}
          options={offered.map((value) => ({ value, label: words.roles[value] }))}
        />
        {role !== "" && isAboveBranch(role) && <p className="small">{t(text.newWayIn)}</p>}
        <Combobox
          label={t(text.unit)}
          required
          value={unit}
          onChange={(unit) => typed.set({ unit })}
          search={findUnits}
        />
        <div className="form-row">
          <DateInput
            label={t(text.from)}
            required
            value={fromOn}
            onChange={(fromOn) => typed.set({ fromOn })}
          />
          <DateInput label={t(text.until)} value={untilOn} onChange={(untilOn) => typed.set({ untilOn })} />
        </div>
        {give.error && <ErrorNote error={give.error} />}
      </div>
    </Dialog>
  )
}
