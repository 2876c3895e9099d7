import { grades } from "../../../domain/meetings/kinds.ts"
import type { Compared } from "../../design/BothVersions.tsx"
import type { Speech } from "../../text/use-text.ts"
import type { MeetingDraft } from "./meeting-draft.ts"
import { isPart, type Thing } from "./merge-meeting.ts"
import { gradeTexts, noteTexts, partTexts, text } from "./text.ts"

/** Some things as both wrote them, in words. */
export function inWords(
  which: readonly Thing[],
  mine: MeetingDraft,
  theirs: MeetingDraft,
  speech: Speech,
): Compared[] {
  return which.map((thing) => ({
    name: speech.t(isPart(thing) ? partTexts[thing] : nameOf[thing]),
    mine: said(mine, thing, speech),
    theirs: said(theirs, thing, speech),
  }))
}

const nameOf = {
  agenda: text.agenda,
  motions: text.motions,
  ratings: text.ratings,
  ...noteTexts,
} as const

function said(draft: MeetingDraft, thing: Thing, { t, format }: Speech): string {
  if (isPart(thing)) {
    const people = draft.parts
      .filter(({ part }) => part === thing)
      .map(({ person, name, gist, placed }) =>
        [person?.label ?? name, placed && t(text.placedNote(Number(placed))), gist].filter(Boolean).join(" "),
      )
    return people.length === 0 ? t(text.nothingThere) : format.list(people)
  }
  if (thing === "motions") {
    const votes = draft.motions.map(({ subject, inFavour, against, abstained }) =>
      t(text.motionInWords(subject, inFavour || "0", against || "0", abstained || "0")),
    )
    return votes.length === 0 ? t(text.nothingThere) : format.list(votes)
  }
  if (thing === "ratings") {
    const counts = grades.flatMap((grade, index) =>
      draft.ratings[index] ? [`${t(gradeTexts[grade])} ${draft.ratings[index]}`] : [],
    )
    return counts.length === 0 ? t(text.nothingThere) : format.list(counts)
  }
  return draft[thing] || t(text.nothingThere)
}
