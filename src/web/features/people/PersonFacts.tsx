import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import type { Person } from "./people-queries.ts"
import { draftOf } from "./person-draft.ts"
import { RevealPhone } from "./RevealPhone.tsx"
import { text } from "./text.ts"
import { useShownField } from "./use-shown-field.ts"

/** What is known of a person. The phone number is masked until somebody says why they need it. */
export function PersonFacts({ person }: { readonly person: Person }) {
  const { t } = useText()
  const show = useShownField()
  const [asking, setAsking] = useState(false)
  const [full, setFull] = useState<string | null>(null)
  const draft = draftOf(person)
  const fields = (
    ["gender", "bornOn", "status", "joinedOn", "rank", "inService", "circumstances"] as const
  ).filter((field) => String(draft[field]) !== "")
  const reveals = person.phone !== null && full === null && person.can.includes("member.reveal")
  return (
    <Sheet title={t(text.facts)}>
      <Lines
        items={[
          ...fields.map((field) => ({ name: show.name(field), value: show.value(draft, field) })),
          {
            name: t(text.phone),
            value: (
              <span className="row">
                {full ?? person.phone ?? t(text.noPhone)}
                {reveals && (
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
