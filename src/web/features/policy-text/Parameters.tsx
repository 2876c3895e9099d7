import { Fragment } from "react"
import { Anchor } from "../../design/Anchor.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { type Pack, valueText } from "./pack.ts"
import { text } from "./text.ts"

/** What was decided where the text leaves something open, since when and why. */
export function Parameters({ pack }: { readonly pack: Pack }) {
  const speech = useText()
  const { t, format } = speech
  return (
    <Sheet title={t(text.parameters)}>
      <p className="small">{t(text.parametersNote)}</p>
      <ul className="parameters">
        {pack.parameters.map(({ name, title, value, values, otherReading, usedBy }) => (
          <li key={name}>
            <span lang="zh-CN">{title}</span> {value !== null && <strong>{valueText(value, speech)}</strong>}
            {values.map(({ from, value: then, source, unverified }) => (
              <p key={from} className="small">
                {t(text.dated(format.fullDay(from), valueText(then, speech)))} ·{" "}
                <span lang="zh-CN">{source}</span>
                {unverified && <span className="badge">{t(text.unverified)}</span>}
              </p>
            ))}
            {otherReading !== null && (
              <p className="small">
                {t(text.otherReading)}
                <span lang="zh-CN">{otherReading}</span>
              </p>
            )}
            {usedBy.length > 0 && (
              <p className="small">
                {t(text.usedBy)}{" "}
                {usedBy.map((id, index) => (
                  <Fragment key={id}>
                    {index > 0 && " · "}
                    <Anchor href={to.policyPack(pack.id, id)}>{id}</Anchor>
                  </Fragment>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
