import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { Band } from "../../design/Band.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Reading } from "../../design/Reading.tsx"
import { useCan } from "../../shell/session.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { askedBy, type Clause, type Pack, valueText } from "./pack.ts"
import { text } from "./text.ts"

interface Props {
  readonly pack: Pack
  readonly clause: Clause
  readonly open: boolean
}

/** One obligation: what it asks, how it is read, its history, who meets it. */
export function ClauseCard({ pack, clause, open }: Props) {
  const speech = useText()
  const { t, format } = speech
  const seesBoards = useCan("board.read")
  const [opened, setOpened] = useState(open)
  useEffect(() => {
    if (open) setOpened(true)
  }, [open])
  const title = clauseTitle(speech, clause.id, clause.title)
  return (
    <details
      id={clause.id}
      className="clause-card"
      open={opened}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>
        <span>
          {title}
          <span className="small"> {askedBy(clause, speech)}</span>
        </span>
      </summary>
      <p className="small">
        <span lang="zh-CN">{clause.article}</span> ·{" "}
        {[
          t(clause.who === "unit" ? text.ofUnits : text.ofPeople),
          t(clause.weight === "should" ? text.should : text.must),
          t(text.reviewed(format.fullDay(clause.reviewed))),
        ].join(" · ")}
      </p>
      <blockquote className="quote" lang="zh-CN">
        {clause.quote}
      </blockquote>
      <h3>{t(text.reading)}</h3>
      <Reading said={clause.reading} />
      <h3>{t(text.history)}</h3>
      {clause.targets.map(({ from, value, source, unverified }) => (
        <p key={from} className="small">
          {t(text.dated(format.fullDay(from), valueText(value, speech)))} · <span lang="zh-CN">{source}</span>
          {unverified && <span className="badge">{t(text.unverified)}</span>}
        </p>
      ))}
      {opened && seesBoards && clause.target !== null && pack.inForce && (
        <WhoMeets pack={pack.id} clause={clause} />
      )}
    </details>
  )
}

function WhoMeets({ pack, clause }: { readonly pack: string; readonly clause: Clause }) {
  const { t } = useText()
  const standing = useQuery({
    queryKey: ["policy", pack, clause.id, "standing"],
    queryFn: () =>
      ask(
        api.GET("/api/policy/{pack}/clauses/{clause}/standing", {
          params: { path: { pack, clause: clause.id } },
        }),
      ),
  })
  return (
    <div>
      <h3>{t(text.whoMeets)}</h3>
      <Loaded query={standing} lines={2}>
        {({ reach }) => (
          <>
            {reach.map(({ unitId, name, band }) => {
              const { met, open, short } = band
              const none = met + open + band["at-risk"] + short === 0
              return (
                <div key={unitId} className="who-meets">
                  <span className="small">{name}</span>
                  {none ? (
                    <p className="small">{t(text.nobodyAsked)}</p>
                  ) : (
                    <Band counts={band} label={name} legend />
                  )}
                </div>
              )
            })}
          </>
        )}
      </Loaded>
    </div>
  )
}
