import { useQuery } from "@tanstack/react-query"
import type { Reminders } from "../../../contract/reminders.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Select } from "../../design/Select.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { CallNote, callIn, WhenAndWhom } from "./CallFields.tsx"
import type { OwedThing } from "./owed-thing.ts"
import { text } from "./text.ts"

interface Props {
  readonly unitId: number
  readonly owed: readonly OwedThing[]
  readonly onClose: () => void
}

const keyOf = ({ obligation, period }: OwedThing) => [obligation, period].join(" ")
const given = ({ obligation, period }: OwedThing) => ({
  obligation,
  ...(period === undefined ? {} : { period }),
})

/** The name under which it keeps what is typed. */
export const callName = (unitId: number) => `call ${unitId}`

/** Notes a call that was made: when, to whom, and what came of it. What is known of it stands there to begin with. */
export function CallDialog(props: Props) {
  const { unitId } = props
  const log = useQuery({
    queryKey: ["reminders", unitId, "call"],
    queryFn: () =>
      ask(api.GET("/api/units/{unitId}/reminders", { params: { path: { unitId }, query: { limit: "1" } } })),
    gcTime: 0,
  })
  if (log.isPending) return null
  return <Loaded query={log}>{({ calls }) => calls && <CallForm {...props} calls={calls} />}</Loaded>
}

interface FormProps extends Props {
  readonly calls: NonNullable<Reminders["calls"]>
}

function CallForm({ unitId, owed, onClose, calls: { now, contacts } }: FormProps) {
  const { t } = useText()
  const tell = useToast()
  const [only, ...others] = owed
  const draft = useDraft(callName(unitId), () => ({
    on: now.slice(0, 10),
    at: now.slice(11),
    whom: contacts[0]?.name ?? "",
    note: "",
    obligation: only && others.length === 0 ? keyOf(only) : "",
  }))
  const { obligation } = draft.value
  const about = owed.find((one) => keyOf(one) === obligation)
  const keep = useAction({
    run: (body: { at: string; whom: string; note: string; obligation?: string; period?: string }, action) =>
      ask(api.POST("/api/units/{unitId}/calls", { params: { path: { unitId } }, body, ...action })),
    onDone: () => {
      draft.finish()
      onClose()
      tell({ text: t(text.kept) })
    },
  })
  return (
    <FormDialog
      title={t(text.noteCall)}
      action={t(text.keep)}
      busy={keep.isPending}
      error={keep.error}
      draft={draft}
      onDo={() => keep.mutate({ ...callIn(draft.value), ...(about ? given(about) : {}) })}
      onClose={() => {
        draft.finish()
        onClose()
      }}
    >
      <WhenAndWhom draft={draft.value} onChange={draft.set} error={keep.error} />
      {owed.length > 0 && (
        <Select
          label={t(text.about)}
          empty={t(text.nothingOwed)}
          value={obligation}
          onChange={(value) => draft.set({ obligation: value })}
          options={owed.map((one) => ({ value: keyOf(one), label: one.name }))}
        />
      )}
      <CallNote draft={draft.value} onChange={draft.set} error={keep.error} />
    </FormDialog>
  )
}
