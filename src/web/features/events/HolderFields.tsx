import { mayHold, recordsKind } from "../../../domain/events/may-record.ts"
import { type ActivityKind, activityKinds } from "../../../domain/shared/words.ts"
import { Select } from "../../design/Select.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import type { CorrectedField, EventDraft } from "./event-draft.ts"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"

interface Props {
  readonly holders: EventBody["holders"]
  readonly draft: EventDraft
  readonly faultOf: (field: CorrectedField) => string | undefined
  readonly onChange: (part: Partial<EventDraft>) => void
}

/** Of which kind it was and who held it; a kind that only the other may hold takes it there. */
export function HolderFields({ holders, draft, faultOf, onChange }: Props) {
  const { t, words } = useText()
  const { roles } = useSession()
  const { kind, unitId } = draft
  const holdersOf = (of: ActivityKind) => holders.filter((holder) => mayHold(holder.kind, of))
  const kinds = Object.values(activityKinds).filter(
    (one) => one === kind || (holdersOf(one).length > 0 && roles.some(({ role }) => recordsKind(role, one))),
  )
  const fitting = holdersOf(kind)
  const choose = (chosen: ActivityKind) => {
    const fits = holdersOf(chosen)
    const stays = fits.some((holder) => holder.unitId === unitId)
    onChange({ kind: chosen, unitId: stays ? unitId : (fits[0]?.unitId ?? unitId) })
  }
  return (
    <div className="form-row">
      <Select
        required
        label={t(text.kind)}
        value={kind}
        options={kinds.map((value) => ({ value, label: words.activityKinds[value] }))}
        error={faultOf("kind")}
        onChange={choose}
      />
      {fitting.length > 1 && (
        <Select
          required
          label={t(text.heldBy)}
          value={String(unitId)}
          options={fitting.map((holder) => ({ value: String(holder.unitId), label: holder.name }))}
          error={faultOf("unitId")}
          onChange={(chosen) => onChange({ unitId: Number(chosen) })}
        />
      )}
    </div>
  )
}
