import {
  type ContentCategory,
  contentCategories,
  type StudyPath,
  studyPaths,
} from "../../../domain/shared/words.ts"
import { ChipSet } from "../../design/Chips.tsx"
import { Fold } from "../../design/Fold.tsx"
import { Select } from "../../design/Select.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** What an item is about, and what it belongs to. */
export interface About {
  readonly studyPaths: readonly StudyPath[]
  readonly contentCategories: readonly ContentCategory[]
  readonly topicId: number | null
  readonly concernId: number | null
}

interface Props {
  readonly about: About
  readonly topics: readonly { readonly topicId: number; readonly title: string }[]
  readonly concerns: readonly { readonly concernId: number; readonly title: string }[]
  readonly onChange: (about: Partial<About>) => void
}

/** Categories of content, ways of learning, the topic of the time and the problem: folded, and none of it compulsory. */
export function AboutFields({ about, topics, concerns, onChange }: Props) {
  const { t, words } = useText()
  const said = about.studyPaths.length + about.contentCategories.length > 0
  const joined = about.topicId !== null || about.concernId !== null
  return (
    <Fold className="item-more" summary={t(text.about)} open={said || joined}>
      <div className="stack">
        <ChipSet
          label={t(text.contentCategories)}
          options={inOrder(contentCategories, words.contentCategories)}
          values={about.contentCategories}
          onChange={(chosen) => onChange({ contentCategories: sorted(contentCategories, chosen) })}
        />
        <ChipSet
          label={t(text.studyPaths)}
          options={inOrder(studyPaths, words.studyPaths)}
          values={about.studyPaths}
          onChange={(chosen) => onChange({ studyPaths: sorted(studyPaths, chosen) })}
        />
        {topics.length > 0 && (
          <Select
            label={t(text.ofTopic)}
            empty={t(text.noTopic)}
            options={topics.map(({ topicId, title }) => ({ value: String(topicId), label: title }))}
            value={about.topicId === null ? "" : String(about.topicId)}
            onChange={(chosen) => onChange({ topicId: chosen === "" ? null : Number(chosen) })}
          />
        )}
        {concerns.length > 0 && (
          <Select
            label={t(text.ofConcern)}
            hint={t(text.ofConcernHint)}
            empty={t(text.noConcern)}
            options={concerns.map(({ concernId, title }) => ({ value: String(concernId), label: title }))}
            value={about.concernId === null ? "" : String(about.concernId)}
            onChange={(chosen) => onChange({ concernId: chosen === "" ? null : Number(chosen) })}
          />
        )}
      </div>
    </Fold>
  )
}

function inOrder<T extends string>(list: Readonly<Record<string, T>>, said: Readonly<Record<T, string>>) {
  return Object.values(list).map((value) => ({ value, label: said[value] }))
}

/** Words in the order of their list, whatever the order in which they were chosen. */
function sorted<T extends string>(list: Readonly<Record<string, T>>, chosen: readonly T[]): T[] {
  return Object.values(list).filter((value) => chosen.includes(value))
}
