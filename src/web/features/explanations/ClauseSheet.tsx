import { isFiling } from "../../../contract/explanation.ts"
import type { ExplanationPage } from "../../../contract/explanations.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Reading } from "../../design/Reading.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { figureText } from "../../text/figures.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** The clause in its own words with its part marked, how it is read, its number and what that rests on. */
export function ClauseSheet({ of }: { readonly of: ExplanationPage }) {
  const speech = useText()
  const { t, format } = speech
  const { clause, pack, target, parameters } = of
  const full = (
    <Anchor className="small" href={to.policyPack(pack.id, clause.id)}>
      {t(text.fullText)}
    </Anchor>
  )
  const unit = of.result.unit
  const asked = isFiling(of) ? t(text.byItsLastDay) : figureText(speech, target.value, unit)
  return (
    <Sheet title={t(text.basis)} action={full}>
      <blockquote className="quote" lang="zh-CN">
        {clause.context.before}
        <mark>{clause.context.quote}</mark>
        {clause.context.after}
      </blockquote>
      <p className="small">
        <span lang="zh-CN">
          {pack.title} · {clause.article}
        </span>
        {pack.unverified && ` · ${t(text.unverified)}`}
      </p>
      {clause.weight === "should" && <p className="small">{t(text.should)}</p>}
      <h3>{t(text.target)}</h3>
      <p className="small">
        {t(text.targetSays(asked, format.fullDay(target.from)))} · <span lang="zh-CN">{target.source}</span>
        {target.unverified && <strong title={t(text.unverifiedSays)}> {t(text.unverified)}</strong>}
      </p>
      <h3>{t(text.reading)}</h3>
      <Reading said={clause.reading} />
      {parameters.length > 0 && <Parameters parameters={parameters} />}
    </Sheet>
  )
}

function Parameters({ parameters }: { readonly parameters: ExplanationPage["parameters"] }) {
  const { t } = useText()
  return (
    <details className="unfolds">
      <summary>{t(text.parameters)}</summary>
      {parameters.map(({ name, title, value, source, otherReading }) => (
        <p key={name} className="small">
          <strong>
            <span lang="zh-CN">{title}：</span>
            {String(value)}
          </strong>{" "}
          <span lang="zh-CN">{source}</span>
          {otherReading !== null && (
            <>
              {" "}
              {t(text.otherReading)}
              <span lang="zh-CN">{otherReading}</span>
            </>
          )}
        </p>
      ))}
    </details>
  )
}
