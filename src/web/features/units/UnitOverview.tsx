import { useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"
import { holdsOn } from "../../../domain/shared/holds-on.ts"
import { api } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Lines } from "../../design/Lines.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useCan, useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { DissolveUnit } from "./DissolveUnit.tsx"
import { asksFor } from "./draft.ts"
import { MergeUnit } from "./MergeUnit.tsx"
import { MoveUnit } from "./MoveUnit.tsx"
import { Paged } from "./Paged.tsx"
import { text } from "./text.ts"
import { useReopen } from "./tree-actions.ts"
import { UnitRobot } from "./UnitRobot.tsx"
import { UnitTable } from "./UnitTable.tsx"
import { childrenQuery, hasEnded, type Unit } from "./unit-queries.ts"
import { useShownValue } from "./use-shown-value.ts"

interface Props {
  readonly unit: Unit
}

/** What a unit is, where to go from it, what is below it, and what may become of it. */
export function UnitOverview({ unit }: Props) {
  const { today } = useSession()
  const changes = ["unit.move", "unit.merge", "unit.dissolve", "unit.reopen"] as const
  return (
    <>
      <div className="columns">
        <About unit={unit} />
        <Learning unit={unit} />
      </div>
      <Below unit={unit} />
      {unit.can.includes("robot.set") && <UnitRobot unitId={unit.unitId} ended={hasEnded(unit, today)} />}
      {changes.some((action) => unit.can.includes(action)) && <Changes unit={unit} />}
    </>
  )
}

function About({ unit }: Props) {
  const { t, format, words } = useText()
  const show = useShownValue()
  const asks = asksFor(unit.kind)
  const { today } = useSession()
  const dated = (item: "category" | "field") => {
    const { now, later } = holdsOn(unit.dated, item, today)
    const holds = show(item, now === undefined ? unit[item] : now)
    return [
      holds,
      ...later.map(({ from, value }) => t(text.from(format.fullDay(from), show(item, value)))),
    ].join(" · ")
  }
  const parent = unit.above[unit.above.length - 1]
  const counts = unit.below.map(({ kind, count }) =>
    t(text.ofKind(format.number(count), words.orgKinds[kind])),
  )
  return (
    <Sheet title={t(text.about)}>
      <Lines
        items={[
          { name: t(text.kind), value: words.orgKinds[unit.kind] },
          { name: t(text.code), value: unit.code },
          {
            name: t(text.above),
            value: parent && <Anchor href={to.unit(parent.unitId)}>{parent.name}</Anchor>,
          },
          { name: t(text.category), value: asks.category && dated("category") },
          { name: t(text.field), value: asks.branch && dated("field") },
          { name: t(text.foundedOn), value: show("foundedOn", unit.foundedOn) },
          { name: t(text.dissolvedOn), value: unit.dissolvedOn && format.fullDay(unit.dissolvedOn) },
          { name: t(text.peopleCount), value: t(text.people(format.number(unit.people))) },
          { name: t(text.belowCounts), value: format.list(counts) },
        ].filter(({ value }) => value !== false)}
      />
    </Sheet>
  )
}

function Learning({ unit }: Props) {
  const { t } = useText()
  const seesPlans = useCan("plan.read")
  const { today } = useSession()
  const may = (action: Unit["can"][number]) => unit.can.includes(action)
  if (!(["board.read", "standing.read", "event.read"] as const).some(may)) return null
  return (
    <Sheet title={t(text.learning)}>
      <div className="actions">
        {may("board.read") && unit.below.length > 0 && (
          <LinkButton href={to.board(unit.unitId)}>{t(text.toBoard)}</LinkButton>
        )}
        {may("standing.read") && <LinkButton href={to.unitYear(unit.unitId)}>{t(text.toYear)}</LinkButton>}
        {may("event.read") && (
          <LinkButton href={to.events({ unit: unit.unitId })}>{t(text.toEvents)}</LinkButton>
        )}
        {may("standing.read") && unit.hasCentralGroup && (
          <LinkButton href={to.studyDays(unit.unitId)}>{t(text.toStudyDays)}</LinkButton>
        )}
        {may("member.read") && unit.kind !== "group" && (
          <LinkButton href={to.lectures(unit.unitId)}>{t(text.toLectures)}</LinkButton>
        )}
        {may("event.read") && <LinkButton href={to.unitTopics(unit.unitId)}>{t(text.toStudy)}</LinkButton>}
        {seesPlans && unit.kind !== "group" && (
          <>
            <LinkButton href={to.plan(unit.unitId)}>{t(text.toPlan)}</LinkButton>
            <LinkButton href={to.summary(unit.unitId)}>{t(text.toSummary)}</LinkButton>
            <LinkButton href={to.responsibilities(unit.unitId)}>{t(text.toResponsibilities)}</LinkButton>
            <LinkButton href={to.rules(unit.unitId)}>{t(text.toRules)}</LinkButton>
          </>
        )}
        {may("event.record") && !hasEnded(unit, today) && (
          <LinkButton href={to.newEvent({ unit: unit.unitId })}>{t(text.record)}</LinkButton>
        )}
      </div>
    </Sheet>
  )
}

function Below({ unit }: Props) {
  const { t } = useText()
  const children = useInfiniteQuery({ ...childrenQuery(unit.unitId, false), enabled: unit.kind !== "group" })
  if (unit.kind === "group") return null
  const empty =
    unit.below.length > 0 ? (
      <EmptyState title={t(text.belowHidden)} />
    ) : (
      <EmptyState title={t(text.belowEmpty)}>{t(text.belowEmptyNote)}</EmptyState>
    )
  return (
    <Sheet
      title={t(text.below)}
      action={
        unit.below.length > 0 && (
          <SheetButton
            alone
            ask={() => api.GET("/api/sheets/units", { params: { query: { under: String(unit.unitId) } } })}
          />
        )
      }
    >
      <Paged query={children} empty={empty}>
        {(rows) => <UnitTable caption={t(text.below)} rows={rows} sameParent />}
      </Paged>
    </Sheet>
  )
}

/** What may become of a unit. What was begun is there again when it is asked for, and never by itself. */
function Changes({ unit }: Props) {
  const { t } = useText()
  const tell = useToast()
  const [dialog, setDialog] = useState<"move" | "merge" | "dissolve" | undefined>(undefined)
  const reopen = useReopen(() => tell({ text: t(text.reopened) }))
  const close = () => setDialog(undefined)
  const rows = [
    { action: "unit.move", words: text.move, note: text.moveNote, go: () => setDialog("move") },
    { action: "unit.merge", words: text.merge, note: text.mergeNote, go: () => setDialog("merge") },
    {
      action: "unit.dissolve",
      words: text.dissolve,
      note: text.dissolveNote,
      go: () => setDialog("dissolve"),
    },
    {
      action: "unit.reopen",
      words: text.reopen,
      note: text.reopenNote,
      go: () => reopen.mutate(unit.unitId),
    },
  ] as const
  return (
    <Sheet title={t(text.changes)} className="no-print">
      <ul className="owe-list">
        {rows
          .filter(({ action }) => unit.can.includes(action))
          .map(({ action, words, note, go }) => (
            <li key={action}>
              <span className="small">{t(note)}</span>
              <Button onClick={go}>{t(words)}</Button>
            </li>
          ))}
      </ul>
      {dialog === "move" && <MoveUnit unit={unit} onClose={close} />}
      {dialog === "merge" && <MergeUnit unit={unit} onClose={close} />}
      {dialog === "dissolve" && <DissolveUnit unit={unit} onClose={close} />}
    </Sheet>
  )
}
