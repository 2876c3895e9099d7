import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { isHeading } from "../../../domain/rules/is-heading.ts"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Fold } from "../../design/Fold.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { RuleDialog, ruleDraftName } from "./RuleDialog.tsx"
import { text } from "./text.ts"

type Rules = Answer<"GET /units/{unitId}/rules">
type Rule = Rules["rules"][number]

/** The rules of a unit in writing: read, changed, printed. */
export function RulesPage() {
  const { unitId } = useParams({ from: "/units/$unitId/rules" })
  const rules = useQuery({
    queryKey: ["unit", "rules", Number(unitId)],
    queryFn: () =>
      ask(api.GET("/api/units/{unitId}/rules", { params: { path: { unitId: Number(unitId) } } })),
  })
  return (
    <Loaded query={rules} lines={10}>
      {(data) => <Page of={data} />}
    </Loaded>
  )
}

function Page({ of }: { readonly of: Rules }) {
  const { t } = useText()
  const { today } = useSession()
  const { unit, rules, can } = of
  return (
    <div className="stack">
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(text.title)}
        tab={`${t(text.title)} · ${unit.name}`}
        note={t(text.note)}
        crumbs={[{ title: unit.name, href: to.unit(unit.unitId) }, { title: t(text.title) }]}
        action={<Button onClick={() => window.print()}>{t(text.print)}</Button>}
      />
      {rules.map((rule) => (
        <RuleSheet key={rule.topic} unitId={unit.unitId} rule={rule} writes={can.includes("plan.write")} />
      ))}
      <div className="print-only signatures">
        <span>{t(text.seal)}</span>
        <span>{t(text.dated)}</span>
      </div>
    </div>
  )
}

interface RuleProps {
  readonly unitId: number
  readonly rule: Rule
  readonly writes: boolean
}

function RuleSheet({ unitId, rule, writes }: RuleProps) {
  const { t, format } = useText()
  const began = useHasDraft(ruleDraftName(unitId, rule.topic))
  const [writing, setWriting] = useState(began && writes)
  const [now, ...earlier] = rule.texts
  const said = (of: Rule["texts"][number]) => t(text.since(format.fullDay(of.adoptedOn), of.by ?? ""))
  return (
    <Sheet
      title={t(text[rule.topic])}
      className={now ? "rule-sheet" : "no-print"}
      action={
        writes && (
          <Button
            className="no-print"
            aria-label={`${t(now ? text.edit : text.write)}: ${t(text[rule.topic])}`}
            onClick={() => setWriting(true)}
          >
            {t(now ? text.edit : text.write)}
          </Button>
        )
      }
    >
      {now ? (
        <>
          <RuleText body={now.body} />
          <p className="small">{said(now)}</p>
        </>
      ) : (
        <p className="small">{t(text.none)}</p>
      )}
      {earlier.length > 0 && (
        <Fold className="no-print" summary={t(text.earlier)}>
          {earlier.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: versions have no name of their own and never change places
            <div key={index}>
              <p className="small">{said(one)}</p>
              <RuleText body={one.body} />
            </div>
          ))}
        </Fold>
      )}
      {writing && <RuleDialog unitId={unitId} rule={rule} onClose={() => setWriting(false)} />}
    </Sheet>
  )
}

/** Plain text, in which a line that begins with 一、 is a heading. */
function RuleText({ body }: { readonly body: string }) {
  return (
    <div>
      {body.split("\n").map((line, index) =>
        isHeading(line) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and never change places
          <h3 key={index}>{line}</h3>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and never change places
          <p key={index}>{line}</p>
        ),
      )}
    </div>
  )
}
