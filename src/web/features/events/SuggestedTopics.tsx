import { useText } from "../../text/use-text.ts"
import type { DraftItem } from "./sitting-draft.ts"
import { text } from "./text.ts"
import type { Template } from "./types.ts"

interface Props {
  readonly suggested: Template["suggested"]
  readonly item: Pick<DraftItem, "topic" | "contentCategories">
  readonly onChange: (part: Partial<DraftItem>) => void
}

/** Topics of the time and what the unit's field of life calls for: one press fills in topic and category. */
export function SuggestedTopics({ suggested, item, onChange }: Props) {
  const { t, format } = useText()
  if (suggested.length === 0 || item.topic.trim() !== "") return null
  return (
    <div className="suggested-topics not-elder">
      <span className="small">{t(text.suggestedTopics)}</span>
      {suggested.map(({ topicId, title, contentCategory, until }) => (
        <button
          key={`${topicId} ${title}`}
          type="button"
          className="chip"
          // What the documents call for is in their words.
          lang={topicId === null ? "zh-CN" : undefined}
          title={until ? t(text.topicUntil(format.day(until))) : undefined}
          onClick={() =>
            onChange({
              topic: title,
              topicId,
              ...(contentCategory ? { contentCategories: [contentCategory] } : {}),
            })
          }
        >
          {title}
        </button>
      ))}
    </div>
  )
}
