import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import { rotaKinds } from "../../../contract/study-words.ts"
import type { Rota } from "../../../contract/turns.ts"
import { activityOfTurn } from "../../../domain/turns/rota-kinds.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Fold } from "../../design/Fold.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { StudyHead } from "../../shell/StudyHead.tsx"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useRecordsIn } from "../../shell/use-records-in.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { RotaForm, rotaName } from "./RotaForm.tsx"
import { PassForm, passName, Swap } from "./TurnForms.tsx"
import { text } from "./text.ts"

type Taker = Rota["takers"][number]

/** The rotas of a unit: who is next, how often each has taken their turn this year, and the turns so far. */
export function TurnsPage() {
  const { t } = useText()
  const unitId = Number(useParams({ from: "/units/$unitId/turns" }).unitId)
  const [beginning, setBeginning] = useState(useHasDraft(rotaName(unitId)))
  const turns = useQuery({
    queryKey: ["turns", unitId],
    queryFn: () => ask(api.GET("/api/units/{unitId}/turns", { params: { path: { unitId } } })),
  })
  return (
    <Loaded query={turns} lines={6}>
      {({ unit, rotas, more, can }) => (
        <div className="stack">
          <StudyHead
            page="turns"
            unit={unit}
            action={
              <>
                <SheetButton
                  ask={() => api.GET("/api/sheets/units/{unitId}/turns", { params: { path: { unitId } } })}
                />
                {can.includes("study.keep") && (
                  <Button kind="primary" onClick={() => setBeginning(true)}>
                    {t(text.begin)}
                  </Button>
                )}
              </>
            }
          />
          <p className="small">{t(text.note)}</p>
          {rotas.length === 0 && (
            <Sheet>
              <EmptyState title={t(text.none)}>{t(text.noneHelp)}</EmptyState>
            </Sheet>
          )}
          {rotas.map((rota) => (
            <One key={rota.rotaId} rota={rota} />
          ))}
          {more && <p className="small">{t(text.more(rotas.length))}</p>}
          {beginning && can.includes("study.keep") && (
            <RotaForm unitId={unitId} onClose={() => setBeginning(false)} />
          )}
        </div>
      )}
    </Loaded>
  )
}

type Asked = "change" | "pass"

/** The form in which something is being typed still: it opens again by itself. */
function useBegun({ rotaId, unit, can, closedOn }: Rota): Asked | undefined {
  const changes = useHasDraft(rotaName(unit.unitId, rotaId))
  const passes = useHasDraft(passName(rotaId))
  if (!can.includes("study.keep") || closedOn !== null) return undefined
  return changes ? "change" : passes ? "pass" : undefined
}

function One({ rota }: { readonly rota: Rota }) {
  const { t, format } = useText()
  const records = useRecordsIn(rota.unit.unitId, activityOfTurn[rota.kind])
  const [asked, setAsked] = useState<Asked | undefined>(useBegun(rota))
  const close = () => setAsked(undefined)
  const { unit, kind, title, closedOn, takers } = rota
  const [next] = takers
  const keeps = rota.can.includes("study.keep") && closedOn === null
  return (
    <Sheet title={title}>
      <p className="small">
        {t(rotaKinds[kind])}
        {closedOn && ` · ${t(text.over)} ${format.day(closedOn)}`}
      </p>
      {next && closedOn === null && (
        <div className="row between">
          <strong>{t(text.next(next.name))}</strong>
          <div className="actions no-print">
            {keeps && <Button onClick={() => setAsked("change")}>{t(text.change)}</Button>}
            {keeps && <Button onClick={() => setAsked("pass")}>{t(text.skip)}</Button>}
            {records && (
              <LinkButton
                kind="primary"
                href={to.newEvent({
                  unit: unit.unitId,
                  kind: activityOfTurn[kind],
                  taker: next.takerId,
                  turn: rota.version,
                })}
              >
                {t(text.plan)}
              </LinkButton>
            )}
          </div>
        </div>
      )}
      <Takers rota={rota} swaps={keeps && takers.length > 1} />
      <Past past={rota.past} more={rota.pastMore} />
      {asked === "change" && <RotaForm unitId={unit.unitId} rota={rota} onClose={close} />}
      {asked === "pass" && next && <PassForm rota={rota} taker={next} onClose={close} />}
    </Sheet>
  )
}

interface TakersProps {
  readonly rota: Rota
  /** The reader may have two of them change places. */
  readonly swaps: boolean
}

/** Whoever takes turns, the next one first, with how often they did this year. */
function Takers({ rota, swaps }: TakersProps) {
  const { t, format } = useText()
  const columns: readonly Column<Taker>[] = [
    { key: "who", title: t(text.who), cell: ({ name }) => name, phone: "title" },
    {
      key: "taken",
      title: t(text.thisYear),
      cell: ({ taken, passed }) =>
        [t(text.times(format.number(taken))), passed > 0 ? t(text.passedTimes(format.number(passed))) : ""]
          .filter(Boolean)
          .join(" · "),
      phone: "line",
    },
    {
      key: "last",
      title: t(text.lastOn),
      cell: ({ lastOn, nextOn }) =>
        [lastOn ? format.day(lastOn) : "", nextOn ? t(text.plannedFor(format.day(nextOn))) : ""]
          .filter(Boolean)
          .join(" · "),
      tight: true,
      phone: "line",
    },
    ...(swaps
      ? [
          {
            key: "swap",
            title: t(text.swap),
            cell: (taker: Taker) => <Swap rota={rota} taker={taker} />,
            tight: true,
            phone: "side" as const,
          },
        ]
      : []),
  ]
  return (
    <DataTable caption={rota.title} rows={rota.takers} columns={columns} keyOf={({ takerId }) => takerId} />
  )
}

function Past({ past, more }: Pick<Rota, "past"> & { readonly more: boolean }) {
  const { t, format } = useText()
  if (past.length === 0) return null
  return (
    <Fold summary={t(text.past)}>
      <ul className="owe-list">
        {past.map(({ turnId, name, on, activity, reason }) => (
          <li key={turnId}>
            <span>
              {format.day(on)} {name}{" "}
              {activity ? (
                <Anchor href={to.event(activity.activityId)}>
                  <Shortened>
                    {activity.held ? activity.topic : `${activity.topic} (${t(text.planned)})`}
                  </Shortened>
                </Anchor>
              ) : (
                t(reason === null ? text.pastPassed : text.pastPass(reason))
              )}
            </span>
          </li>
        ))}
      </ul>
      {more && <p className="small">{t(text.pastMore(past.length))}</p>}
    </Fold>
  )
}
