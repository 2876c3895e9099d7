import { useState } from "react"
import { aboutOwing } from "../../../contract/unit-questions.ts"
import { dayOf, plusDays } from "../../../domain/shared/calendar.ts"
import { changeReason } from "../../api/change-reason.ts"
import { api, askWithVersion } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { questionsIn } from "../../api/questions.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { onTopOf } from "../../design/on-top-of.ts"
import { Since, type SinceWhen, sinceBody } from "../../design/Since.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { changesIn, type Draft, draftFields, draftOf } from "./draft.ts"
import { draftNames } from "./draft-names.ts"
import { text } from "./text.ts"
import { UnitFields } from "./UnitFields.tsx"
import { hasEnded, type Unit } from "./unit-queries.ts"
import { useShownValue } from "./use-shown-value.ts"

interface Input {
  readonly changes: ReturnType<typeof changesIn>
  readonly version: string
  readonly since: SinceWhen
  readonly confirmed: readonly string[] | "all"
}

function useEdit(
  unitId: number,
  onDone?: (unit: Unit, version: string, input: Input) => void,
  onRefused?: (error: unknown) => void,
) {
  return useAction({
    ...(onRefused ? { onRefused } : {}),
    run: ({ changes, version, since, confirmed }: Input, action) =>
      askWithVersion(
        api.PATCH("/api/units/{unitId}", {
          params: { path: { unitId }, header: { "If-Match": version } },
          body: {
            ...changes,
            ...sinceBody(since),
            confirmed: confirmed === "all" ? confirmed : [...confirmed],
          },
          headers: { ...action.headers, ...changeReason(since.reason ?? ""), "If-Match": version },
        }),
      ),
    onDone: ({ data, version }, input) => onDone?.(data, version, input),
  })
}

/** What is typed, and what the form began with: a change somebody else makes meanwhile is noticed. */
interface Typed {
  readonly draft: Draft
  readonly since: SinceWhen
  readonly before: { readonly draft: Draft; readonly version: string }
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
  const { today } = useSession()
  const ended = hasEnded(unit, today)
  const lastDay = ended && unit.dissolvedOn ? plusDays(dayOf(unit.dissolvedOn), -1) : today
  const typed = useDraft<Typed>(draftNames.edit(unit.unitId), () => {
    const draft = draftOf(unit)
    return { draft, since: { always: ended, from: lastDay }, before: { draft, version } }
  })
  const { draft, since, before } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const back = useEdit(unit.unitId, undefined, useRefused())
  const [asksWhy, setAsksWhy] = useState(false)
  const onAsked = (error: unknown) =>
    setAsksWhy((asks) => asks || questionsIn(error).some(({ key }) => key.startsWith(aboutOwing)))
  const edit = useEdit(unit.unitId, onKept, onAsked)
  function onKept(now: Unit, version: string, { since, confirmed }: Input) {
    const changes = changesIn(before.draft, draftOf(now))
    // What was asked about goes for good: what a history said of other days does not come back by an edit.
    const whole = confirmed.length === 0
    const undone = { ...since, reason: t(text.undone) }
    const takes = whole
      ? { undo: () => back.mutate({ changes, version, since: undone, confirmed: "all" }) }
      : {}
    tell({ text: t(text.edited), ...takes })
    close()
  }
  const save = (mine: Draft, from: typeof before, confirmed: readonly string[] = []) => {
    const changes = changesIn(mine, from.draft)
    if (Object.keys(changes).length === 0) close()
    else edit.mutate({ changes, version: from.version, since, confirmed })
  }
  const keepMine = (from: typeof before) => {
    const mine = onTopOf(draft, before.draft, from.draft)
    typed.set({ before: from, draft: mine })
    save(mine, from)
  }
  const asksSince = Object.keys(changesIn(draft, before.draft)).some((field) => field !== "foundedOn")
  const takeTheirs = (from: typeof before) => {
    typed.set({ before: from, draft: from.draft })
    edit.reset()
  }
  if (isProblem(edit.error, "stale")) {
    const now = edit.error.current as Unit
    const latest = { draft: draftOf(now), version: `"${now.version}"` }
    const mine = onTopOf(draft, before.draft, latest.draft)
    const answers = {
      onKeepMine: () => keepMine(latest),
      onTakeTheirs: () => takeTheirs(latest),
      onClose: close,
    }
    return <Compared mine={mine} theirs={latest.draft} {...answers} />
  }
  const action = {
    action: t(text.save),
    busy: edit.isPending,
    error: edit.error,
    draft: typed,
    onClose: close,
  }
  return (
    <FormDialog
      title={t(ended ? text.correctTitle(unit.name) : text.editTitle(unit.name))}
      onDo={(confirmed) => save(draft, before, confirmed)}
      {...action}
    >
      {ended && <p className="small">{t(text.correctNote)}</p>}
      <UnitFields
        {...{ kind: unit.kind, draft, error: edit.error, ownOnly: !unit.can.includes("unit.define") }}
        onChange={(draft) => typed.set({ draft })}
      />
      {asksSince && (
        <Since
          since={since}
          onChange={(since) => typed.set({ since })}
          today={lastDay}
          error={faultAt(edit.error, "/from")}
        />
      )}
      {asksWhy && !(asksSince && since.always) && (
        <TextInput
          label={t(text.whyNoLonger)}
          required
          maxLength={200}
          value={since.reason ?? ""}
          onChange={(reason) => typed.set({ since: { ...since, reason } })}
        />
      )}
    </FormDialog>
  )
}

interface ComparedProps {
  readonly mine: Draft
  readonly theirs: Draft
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  readonly onClose: () => void
}

/** What the reader wrote beside what somebody else stored meanwhile. */
function Compared({ mine, theirs, ...answers }: ComparedProps) {
  const { t } = useText()
  const show = useShownValue()
  const fields = draftFields
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => ({
      name: t(text[field]),
      mine: show(field, mine[field]),
      theirs: show(field, theirs[field]),
    }))
  return <BothVersions fields={fields} {...answers} />
}
