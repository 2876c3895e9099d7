import { useQuery } from "@tanstack/react-query"
import { useSearch } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { type ActivityKind, activityKinds } from "../../../domain/shared/words.ts"
import { api, ask } from "../../api/client.ts"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { recordingUnits } from "./recording-units.ts"
import { SittingForm } from "./SittingForm.tsx"
import { text } from "./text.ts"
import { type BegunFrom, usePreset } from "./use-preset.ts"
import { templateKey } from "./use-roll.ts"

/** One sitting of a unit, recorded or planned: filled in as far as it can be. */
export function NewEventPage() {
  const { t } = useText()
  const session = useSession()
  const search = useSearch({ from: "/events/new" })
  const units = recordingUnits(session)
  const [chosen, setChosen] = useState(units[0]?.value ?? "")
  const unitId = search.unit ?? Number(chosen)
  if (!unitId) {
    return (
      <div className="stack">
        <PageHead title={t(text.newEventTitle)} />
        <Sheet>
          <EmptyState title={t(text.noUnit)}>{t(text.noUnitHelp)}</EmptyState>
        </Sheet>
      </div>
    )
  }
  const choice = search.unit === undefined && units.length > 1 && (
    <Select label={t(text.whichUnit)} required value={chosen} onChange={setChosen} options={units} />
  )
  return <FilledIn key={unitId} unitId={unitId} choice={choice} search={search} />
}

interface FilledInProps {
  readonly unitId: number
  readonly choice: ReactNode
  readonly search: BegunFrom & {
    kind?: string | undefined
    on?: string | undefined
    like?: number | undefined
    line?: number | undefined
  }
}

function FilledIn({ unitId, choice, search }: FilledInProps) {
  const { t } = useText()
  const { on, like, line } = search
  const planned = useQuery({
    queryKey: ["plan-line", line],
    queryFn: () =>
      ask(api.GET("/api/plan-lines/{planLineId}", { params: { path: { planLineId: line ?? 0 } } })),
    enabled: line !== undefined,
  })
  const wanted = planned.data?.kind ?? search.kind
  const kind = Object.values(activityKinds).find((one): one is ActivityKind => one === wanted)
  const preset = usePreset(unitId, search)
  const from = (["taker", "topic", "lecturer", "concern"] as const)
    .flatMap((name) => (search[name] === undefined ? [] : [`${name} ${search[name]}`]))
    .join(" ")
  const asked = { kind, on, like, line, from: from === "" ? undefined : from }
  const query = {
    ...(kind ? { kind } : {}),
    ...(on ? { on } : {}),
    ...(like ? { like: String(like) } : {}),
  }
  const template = useQuery({
    queryKey: [...templateKey(unitId), query],
    queryFn: () =>
      ask(api.GET("/api/units/{unitId}/sitting-template", { params: { path: { unitId }, query } })),
    staleTime: 300_000,
    enabled: line === undefined || !planned.isPending,
  })
  return (
    <div className="stack">
      <PageHead
        title={t(text.newEventTitle)}
        note={template.data?.unit.name}
        crumbs={[{ title: t(text.eventsTitle), href: to.events() }, { title: t(text.newEventTitle) }]}
      />
      {choice}
      <Loaded query={template} lines={8}>
        {(filled) =>
          preset && (
            <SittingForm
              key={JSON.stringify(asked)}
              template={filled}
              answeredAt={template.dataUpdatedAt}
              asked={asked}
              line={planned.data}
              preset={preset}
            />
          )
        }
      </Loaded>
    </div>
  )
}
