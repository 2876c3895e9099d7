import { textOf } from "../../../domain/shared/structured-text.ts"
import type { Compared } from "../../design/BothVersions.tsx"
import type { Text } from "../../text/text.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { type CorrectedField, draftOf, type EventDraft } from "./event-draft.ts"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"

interface Shown {
  readonly name: Text
  readonly of: (draft: EventDraft, words: Speech["words"], holders: EventBody["holders"]) => string
}

const fields: Readonly<Record<CorrectedField, Shown>> = {
  kind: { name: text.kind, of: ({ kind }, { activityKinds }) => activityKinds[kind] },
  unitId: {
    name: text.heldBy,
    of: ({ unitId }, _, holders) => holders.find((one) => one.unitId === unitId)?.name ?? "",
  },
  topic: { name: text.topic, of: ({ topic }) => topic },
  start: { name: text.when, of: ({ on, time }) => `${on} ${time}` },
  hours: { name: text.hours, of: ({ hours }) => hours },
  shortMinutes: { name: text.shortMinutes, of: ({ shortMinutes }) => shortMinutes },
  place: { name: text.place, of: ({ place }) => place },
  form: { name: text.form, of: ({ form }) => form },
  chairId: { name: text.chair, of: ({ chair }) => chair?.label ?? "" },
  lecturerId: { name: text.lecturer, of: ({ lecturer }) => lecturer?.label ?? "" },
  lecturerName: { name: text.lecturerOutside, of: ({ lecturerName }) => lecturerName },
  meetingMode: {
    name: text.meetingMode,
    of: ({ meetingMode }, words) => meetingMode && words.meetingModes[meetingMode],
  },
  content: { name: text.content, of: ({ content }) => content },
  minutesDocument: { name: text.minutes, of: ({ minutes }) => (minutes ? textOf(minutes) : "") },
  effect: { name: text.effect, of: ({ effect }) => effect },
  planLineId: { name: text.planLine, of: ({ planLine }) => planLine },
  studyPaths: {
    name: text.studyPaths,
    of: ({ studyPaths }, words) => studyPaths.map((one) => words.studyPaths[one]).join("、"),
  },
  contentCategories: {
    name: text.contentCategories,
    of: ({ contentCategories }, words) =>
      contentCategories.map((one) => words.contentCategories[one]).join("、"),
  },
  topicId: { name: text.ofTopic, of: ({ topicId }) => (topicId === null ? "" : String(topicId)) },
  concernId: { name: text.ofConcern, of: ({ concernId }) => (concernId === null ? "" : String(concernId)) },
  venueId: { name: text.venue, of: ({ venue, place }) => (venue === "" ? "" : place) },
  lastsMinutes: { name: text.bookedUntil, of: ({ until }) => until },
}

/** Fields that two have changed, as one wrote them and as they stand now. */
export function useCompared(): (
  both: readonly CorrectedField[],
  mine: EventDraft,
  current: EventBody,
) => Compared[] {
  const { t, words } = useText()
  return (both, mine, current) => {
    const theirs = draftOf(current)
    return both.map((field) => ({
      name: t(fields[field].name),
      mine: fields[field].of(mine, words, current.holders),
      theirs: fields[field].of(theirs, words, current.holders),
    }))
  }
}
