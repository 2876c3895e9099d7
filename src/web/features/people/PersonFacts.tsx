import { useState } from "react"
import { holdsOn } from "../../../domain/shared/holds-on.ts"
import { Button } from "../../design/Button.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { useDatedValue } from "./PersonDated.tsx"
import type { Person } from "./people-queries.ts"
import { draftOf } from "./person-draft.ts"
import { RevealPhone } from "./RevealPhone.tsx"
import { text } from "./text.ts"
import { useShownField } from "./use-shown-field.ts"

/** The items of a history behind the fields. */
const itemOf: Readonly<Record<string, string>> = {
  status: "status",
  rank: "rank",
  inService: "in-service",
  circumstances: "circumstances",
}

/** What is known of a person today, and what of it is to change. The phone number is masked until somebody says why they need it. */
export function PersonFacts({ person }: { readonly person: Person }) {
  const { t, format } = useText()
  const show = useShownField()
  const mayReveal = person.phone !== null && person.can.includes("member.reveal")
  const [asking, setAsking] = useState(useHasDraft(draftNames.reveal(person.memberId)) && mayReveal)
  const [full, setFull] = useState<string | null>(null)
  const draft = draftOf(person)
  const { today } = useSession()
  const dated = useDatedValue()
  const shownOf = (field: keyof typeof draft) => {
    const { now, later } = holdsOn(person.dated, itemOf[field] ?? "", today)
    const holds = now === undefined ? show.value(draft, field) : dated(now)
    return [holds, ...later.map(({ from, value }) => t(text.from(format.fullDay(from), dated(value))))].join(
      " · ",
    )
  }
  const fields = (
    ["gender", "bornOn", "status", "joinedOn", "rank", "inService", "circumstances"] as const
  ).filter((field) => String(draft[field]) !== "")
  return (
    <Sheet title={t(text.facts)}>
      <Lines
        items={[
          ...fields.map((field) => ({ name: show.name(field), value: shownOf(field) })),
          {
            name: t(text.phone),
            value: (
              <span className="row">
                {full ?? person.phone ?? t(text.noPhone)}
                {mayReveal && full === null && (
                  <Button kind="quiet" className="no-print" onClick={() => setAsking(true)}>
                    {t(text.reveal)}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {asking && (
        <RevealPhone memberId={person.memberId} onShown={setFull} onClose={() => setAsking(false)} />
      )}
    </Sheet>
  )
}
