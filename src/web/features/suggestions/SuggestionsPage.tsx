import { useState } from "react"
import { LinkButton } from "../../design/LinkButton.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Tabs } from "../../design/Tabs.tsx"
import { to } from "../../paths.ts"
import { useCan } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { MySuggestions } from "./MySuggestions.tsx"
import { SentSuggestions } from "./SentSuggestions.tsx"
import { text } from "./text.ts"

type Side = "answer" | "mine"

/** One's own suggestions; for whoever answers, those of everybody. */
export function SuggestionsPage() {
  const { t } = useText()
  const answers = useCan("suggestion.answer")
  const [side, setSide] = useState<Side>("answer")
  const head = (
    <PageHead
      title={t(text.suggestionsTitle)}
      note={t(text.suggestionsNote)}
      action={
        <LinkButton kind={answers ? "plain" : "primary"} href={to.newSuggestion(to.home())}>
          {t(text.newSuggestionTitle)}
        </LinkButton>
      }
    />
  )
  if (!answers) {
    return (
      <div className="stack">
        {head}
        <MySuggestions />
      </div>
    )
  }
  return (
    <div className="stack">
      {head}
      <Tabs
        label={t(text.which)}
        value={side}
        onChange={setSide}
        tabs={[
          { key: "answer", title: t(text.toAnswer) },
          { key: "mine", title: t(text.mine) },
        ]}
      >
        {side === "answer" ? <SentSuggestions /> : <MySuggestions />}
      </Tabs>
    </div>
  )
}
