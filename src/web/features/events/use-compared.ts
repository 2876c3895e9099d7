import type { Compared } from "../../design/BothVersions.tsx"
import type { Text } from "../../text/text.ts"
import { useText } from "../../text/use-text.ts"
import { type CorrectedField, draftOf, type EventDraft } from "./event-draft.ts"
import { text } from "./text.ts"
import type { EventBody, EventPatch } from "./types.ts"

interface Shown {
  readonly name: Text
  readonly of: (draft: EventDraft) => string
}

const fields: Readonly<Record<CorrectedField, Shown>> = {
  topic: { name: text.topic, of: ({ topic }) => topic },
  start: { name: text.when, of: ({ on, time }) => `${on} ${time}` },
  hours: { name: text.hours, of: ({ hours }) => hours },
  place: { name: text.place, of: ({ place }) => place },
  form: { name: text.form, of: ({ form }) => form },
  chairId: { name: text.chair, of: ({ chair }) => chair?.label ?? "" },
  lecturerId: { name: text.lecturer, of: ({ lecturer }) => lecturer?.label ?? "" },
  content: { name: text.content, of: ({ content }) => content },
  minutes: { name: text.minutes, of: ({ minutes }) => minutes },
  effect: { name: text.effect, of: ({ effect }) => effect },
}

/** The fields somebody has changed, as they wrote them and as they stand now. */
export function useCompared(): (patch: EventPatch, mine: EventDraft, current: EventBody) => Compared[] {
  const { t } = useText()
  return (patch, mine, current) => {
    const theirs = draftOf(current)
    return (Object.keys(fields) as CorrectedField[])
      .filter((field) => field in patch && fields[field].of(mine) !== fields[field].of(theirs))
      .map((field) => ({
        name: t(fields[field].name),
        mine: fields[field].of(mine),
        theirs: fields[field].of(theirs),
      }))
  }
}
