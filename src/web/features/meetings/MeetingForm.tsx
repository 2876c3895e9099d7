import { useQueryClient } from "@tanstack/react-query"
import type { FormEvent } from "react"
import { grades, kindNeeds, noteNames, type PartName, partNames } from "../../../domain/meetings/kinds.ts"
import { api, ask } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { NumberInput } from "../../design/NumberInput.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { asksForUnfinished } from "../../design/unfinished.ts"
import { useFieldWanted } from "../../design/use-field-wanted.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { meetingQuery } from "./meeting-api.ts"
import type { MeetingOf } from "./meeting-body.ts"
import {
  bodyOf,
  draftOf,
  type MeetingDraft,
  type MotionDraft,
  newMotion,
  newPart,
  type PartDraft,
} from "./meeting-draft.ts"
import { inWords } from "./meeting-in-words.ts"
import { clashes, merged } from "./merge-meeting.ts"
import { fieldTexts, gradeTexts, noteTexts, partTexts, text } from "./text.ts"
import type { PersonField } from "./types.ts"
import { Voters } from "./Voters.tsx"

/** The name under which a form keeps what is being typed. */
export const meetingDraft = (activityId: number) => `event ${activityId} meeting`

interface Props {
  readonly meeting: MeetingOf
  readonly unitId: number
  readonly picker: PersonField
  /** What somebody has come to complete. */
  readonly wanted: string | undefined
  readonly onDone: () => void
}

/** What is being written, with what it began from: the version that was seen. */
interface Typed extends MeetingDraft {
  readonly version: number
  readonly opened: MeetingDraft
}

interface Sent {
  readonly draft: MeetingDraft
  readonly version: number
}

/**
 * Agenda, parts, votes and what else the kind needs, while they are being written. What somebody else wrote meanwhile in
 * other places is kept beside it; where both wrote the same thing, both versions are shown.
 */
export function MeetingForm({ meeting, unitId, picker, wanted, onDone }: Props) {
  const speech = useText()
  const { t } = speech
  const tell = useToast()
  const queries = useQueryClient()
  const { activityId, kind, version } = meeting
  const needs = kindNeeds[kind]
  const typed = useDraft<Typed>(meetingDraft(activityId), () => ({
    ...begunWith(draftOf(meeting), wanted),
    version,
    opened: draftOf(meeting),
  }))
  const draft = typed.value
  const field = wanted === undefined ? undefined : fieldTexts[wanted]
  const form = useFieldWanted(field && t(field))
  const close = () => {
    typed.finish()
    onDone()
  }
  const save = useAction({
    run: (sent: Sent, action) =>
      ask(
        api.PUT("/api/events/{activityId}/meeting", {
          params: { path: { activityId }, header: { "If-Match": `"${sent.version}"`, ...action.headers } },
          body: bodyOf(sent.draft, needs),
        }),
      ),
    onDone: (now) => {
      queries.setQueryData(meetingQuery(activityId).queryKey, now)
      tell({ text: t(text.saved) })
      close()
    },
  })
  const sendOver = (current: MeetingOf) =>
    save.mutate({ draft: merged(draft.opened, draft, draftOf(current)), version: current.version })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (asksForUnfinished(event.currentTarget)) return
    save.mutate(
      { draft, version: draft.version },
      {
        onError: (error) => {
          const current = nowOf(error)
          if (current && clashes(draft.opened, draft, draftOf(current)).length === 0) sendOver(current)
        },
      },
    )
  }
  const current = nowOf(save.error)
  const both = current ? clashes(draft.opened, draft, draftOf(current)) : []
  const takeTheirs = async () => {
    await queries.invalidateQueries()
    close()
  }
  return (
    <Sheet title={t(text.title)}>
      {typed.resumed && <Resumed onAnew={typed.startAnew} />}
      <form ref={form} className="form" onSubmit={submit}>
        <TextArea
          label={t(text.agenda)}
          hint={t(text.agendaHint)}
          rows={3}
          value={draft.agenda}
          onChange={(agenda) => typed.set({ agenda })}
        />
        {needs.parts.map((part) => (
          <PartFields
            key={part}
            part={part}
            unitId={unitId}
            picker={picker}
            parts={draft.parts}
            onChange={(parts) => typed.set({ parts })}
          />
        ))}
        {needs.votes && (
          <MotionFields
            meeting={meeting}
            motions={draft.motions}
            onChange={(motions) => typed.set({ motions })}
          />
        )}
        {needs.ratings && (
          <div className="form-row">
            {grades.map((grade, index) => (
              <NumberInput
                key={grade}
                label={t(gradeTexts[grade])}
                value={draft.ratings[index] ?? ""}
                onChange={(people) =>
                  typed.set({ ratings: draft.ratings.map((was, place) => (place === index ? people : was)) })
                }
              />
            ))}
          </div>
        )}
        {noteNames
          .filter((name) => needs.notes.includes(name))
          .map((name) => (
            <TextArea
              key={name}
              label={t(noteTexts[name])}
              rows={name === "station" ? 1 : 3}
              value={draft[name]}
              onChange={(said) => typed.set({ [name]: said })}
            />
          ))}
        {save.error && both.length === 0 && <ErrorNote error={save.error} />}
        <div className="actions">
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t(text.save)}
          </Button>
          <Button kind="quiet" onClick={close}>
            {t(text.leave)}
          </Button>
        </div>
      </form>
      {current && both.length > 0 && (
        <BothVersions
          fields={inWords(both, draft, draftOf(current), speech)}
          onKeepMine={() => sendOver(current)}
          onTakeTheirs={takeTheirs}
          onClose={() => save.reset()}
        />
      )}
    </Sheet>
  )
}

/** A draft with a line to write the one thing in that somebody has come to complete. */
function begunWith(draft: MeetingDraft, wanted: string | undefined): MeetingDraft {
  const part = partNames.find((name) => name === wanted)
  if (part && !draft.parts.some((one) => one.part === part))
    return { ...draft, parts: [...draft.parts, newPart(part)] }
  return wanted === "votes" && draft.motions.length === 0 ? { ...draft, motions: [newMotion] } : draft
}

/** The meeting as it stands, where somebody else was faster. */
function nowOf(error: unknown): MeetingOf | undefined {
  return isProblem(error, "stale") ? (error.current as MeetingOf) : undefined
}

interface PartProps {
  readonly part: PartName
  readonly unitId: number
  readonly picker: PersonField
  readonly parts: readonly PartDraft[]
  readonly onChange: (parts: readonly PartDraft[]) => void
}

/** Everybody who has one part, one below the other. */
function PartFields({ part, unitId, picker: Picker, parts, onChange }: PartProps) {
  const { t } = useText()
  const change = (at: number, to: Partial<PartDraft>) =>
    onChange(parts.map((one, place) => (place === at ? { ...one, ...to } : one)))
  return (
    <fieldset className="part">
      <legend>{t(partTexts[part])}</legend>
      {parts.map((one, place) =>
        one.part === part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place
          <div className="part-row" key={place}>
            {part !== "step" && (
              <Picker
                label={t(text.who)}
                unitId={unitId}
                value={one.person}
                onChange={(person) => change(place, { person, name: "" })}
              />
            )}
            {part !== "step" && one.person === null && (
              <TextInput
                label={t(text.outside)}
                required={one.gist !== "" || one.placed !== ""}
                value={one.name}
                onChange={(name) => change(place, { name })}
              />
            )}
            {(part === "key-speaker" || part === "speaker" || part === "step") && (
              <TextArea
                label={t(part === "step" ? partTexts.step : text.gist)}
                rows={2}
                value={one.gist}
                onChange={(gist) => change(place, { gist })}
              />
            )}
            {part === "entrant" && (
              <NumberInput
                label={t(text.placed)}
                value={one.placed}
                onChange={(placed) => change(place, { placed })}
              />
            )}
            <Button kind="quiet" onClick={() => onChange(parts.filter((_, at) => at !== place))}>
              {t(text.remove)}
            </Button>
          </div>
        ) : null,
      )}
      <Button onClick={() => onChange([...parts, newPart(part)])}>{t(text.add)}</Button>
    </fieldset>
  )
}

interface MotionProps {
  readonly meeting: MeetingOf
  readonly motions: readonly MotionDraft[]
  readonly onChange: (motions: readonly MotionDraft[]) => void
}

function MotionFields({ meeting: { voters }, motions, onChange }: MotionProps) {
  const { t } = useText()
  const change = (at: number, to: Partial<MotionDraft>) =>
    onChange(motions.map((one, place) => (place === at ? { ...one, ...to } : one)))
  const counts = ["inFavour", "against", "abstained"] as const
  return (
    <fieldset className="part">
      <legend>{t(text.motions)}</legend>
      {voters && <Voters voters={voters} />}
      {motions.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: motions have nothing but their place
        <div className="part-row" key={place}>
          <TextInput
            required={counts.some((count) => one[count] !== "")}
            label={t(text.motion)}
            value={one.subject}
            onChange={(subject) => change(place, { subject })}
          />
          <div className="form-row">
            {counts.map((count) => (
              <NumberInput
                key={count}
                label={t(text[count])}
                value={one[count]}
                onChange={(typed) => change(place, { [count]: typed })}
              />
            ))}
          </div>
          <Button kind="quiet" onClick={() => onChange(motions.filter((_, at) => at !== place))}>
            {t(text.remove)}
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...motions, newMotion])}>{t(text.add)}</Button>
    </fieldset>
  )
}
