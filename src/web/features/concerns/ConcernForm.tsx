import type { Concern } from "../../../contract/concerns.ts"
import { concernKinds, studyUses } from "../../../contract/study-words.ts"
import type { ConcernKind, StudyUse } from "../../../domain/concerns/concern-words.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { api, ask } from "../../api/client.ts"
import type { ActionHeaders } from "../../api/use-action.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { ChipSet, Chips } from "../../design/Chips.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useSession } from "../../shell/session.ts"
import { useKeptForm } from "../../shell/use-kept-form.ts"
import type { Text } from "../../text/text.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly unitId: number
  /** The problem that is gone on with; none: a new one. */
  readonly concern?: Concern
  readonly onClose: () => void
}

interface Draft {
  readonly kind: ConcernKind
  readonly title: string
  readonly action: string
  readonly result: string
  readonly uses: readonly StudyUse[]
  readonly settled: boolean
  readonly settledOn: string
}

/** The name under which it keeps what is typed. */
export const concernName = (unitId: number, concernId?: number) => `concern ${unitId} ${concernId ?? ""}`

/** Raises a problem, or says what was done about one and what came of it. */
export function ConcernForm({ unitId, concern, onClose }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const form = useKeptForm<Draft>({
    name: concernName(unitId, concern?.concernId),
    begin: () => ({
      kind: concern?.kind ?? "interests",
      title: concern?.title ?? "",
      action: concern?.action ?? "",
      result: concern?.result ?? "",
      uses: concern?.uses ?? [],
      settled: concern?.settledOn !== null && concern !== undefined,
      settledOn: concern?.settledOn ?? today,
    }),
    send: (typed, sent) => sendConcern(unitId, concern, typed, sent),
    said: concern ? text.saved : text.raised,
    onClose,
  })
  const { typed: draft, set, faultOf } = form
  return (
    <FormDialog title={t(concern ? text.noteProgress : text.raise)} action={t(text.save)} {...form.dialog}>
      <Chips
        label={t(text.kind)}
        options={said(concernKinds, t)}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      <TextInput
        required
        label={t(text.title)}
        maxLength={lengths.topic}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={faultOf("title")}
      />
      <TextArea
        label={t(text.action)}
        hint={concern ? undefined : t(text.actionHint)}
        rows={3}
        maxLength={2000}
        value={draft.action}
        onChange={(action) => set({ action })}
        error={faultOf("action")}
      />
      {concern && (
        <>
          <TextArea
            label={t(text.result)}
            rows={3}
            maxLength={2000}
            value={draft.result}
            onChange={(result) => set({ result })}
            error={faultOf("result")}
          />
          <ChipSet
            label={t(text.uses)}
            options={said(studyUses, t)}
            values={draft.uses}
            onChange={(uses) => set({ uses })}
          />
          <Checkbox
            label={t(text.settled)}
            hint={t(text.settledHint)}
            checked={draft.settled}
            onChange={(settled) => set({ settled })}
          />
          {draft.settled && (
            <DateInput
              required
              label={t(text.settledOn)}
              value={draft.settledOn}
              onChange={(settledOn) => set({ settledOn })}
              error={faultOf("settledOn")}
            />
          )}
        </>
      )}
    </FormDialog>
  )
}

function said<T extends string>(list: Readonly<Record<T, Text>>, t: (text: Text) => string) {
  return (Object.entries(list) as [T, Text][]).map(([value, word]) => ({ value, label: t(word) }))
}

function sendConcern(
  unitId: number,
  concern: Concern | undefined,
  { kind, title, action, result, uses, settled, settledOn }: Draft,
  sent: ActionHeaders,
): Promise<unknown> {
  if (!concern)
    return ask(
      api.POST("/api/units/{unitId}/concerns", {
        params: { path: { unitId } },
        body: { kind, title, action },
        ...sent,
      }),
    )
  return ask(
    api.PATCH("/api/units/{unitId}/concerns/{concernId}", {
      params: {
        path: { unitId, concernId: concern.concernId },
        header: { "If-Match": `"${concern.version}"`, ...sent.headers },
      },
      body: { kind, title, action, result, uses: [...uses], settledOn: settled ? settledOn : null },
    }),
  )
}
