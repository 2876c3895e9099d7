import type { Board } from "../../../contract/overview-boards.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { type BoardOf, to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { boardOf } from "./board-api.ts"
import { kpiNames, boardText as text } from "./board-text.ts"

/** What the period that runs has so far, each leading to the branches that still owe it. */
export function KpiCards({ board }: { readonly board: Board }) {
  if (board.kpis.length === 0) return null
  return (
    <ul className="kpis">
      {board.kpis.map((kpi) => (
        <li key={`${kpi.key} ${kpi.unitId}`} className="sheet">
          <Kpi kpi={kpi} unitId={boardOf(board)} />
        </li>
      ))}
    </ul>
  )
}

function Kpi({ kpi, unitId }: { readonly kpi: Board["kpis"][number]; readonly unitId: BoardOf }) {
  const { t, format } = useText()
  const { key, done, all, daysLeft, obligation } = kpi
  const left = Math.max(0, all - done)
  const checks = key === "sample"
  const words = checks ? text.checked : text.done
  const name = [t(kpiNames[key]), kpi.unitName].filter(Boolean).join(" · ")
  const late = daysLeft < 0
  const opens =
    key === "plan" && unitId !== "mine"
      ? to.plans({
          unit: unitId,
          year: Number(kpi.period),
          ...(left > 0 ? { state: late ? "late" : "unfiled" } : {}),
          whose: "branches",
        })
      : kpi.unitId === null
        ? to.branches(unitId, { obligation, view: "now", ...(left > 0 ? { band: "unmet" } : {}) })
        : to.standing({ obligation, subjectType: "org", subjectId: kpi.unitId, period: kpi.period })
  const says =
    left === 0
      ? text.allDone
      : checks
        ? text.see
        : late
          ? text.late(format.number(left))
          : text.left(format.number(left))
  return (
    <>
      <span className="small">{name}</span>
      <b>
        {checks ? `${format.number(done)} / ${format.number(all)}` : format.beside(done / all, 1, "").actual}
      </b>
      <span className="small">{t(words(format.number(done), format.number(all)))}</span>
      <span className="small kpi-foot">
        <Anchor href={opens} aria-label={`${name}: ${t(says)}`}>
          {t(says)}
        </Anchor>
        {left > 0 && !late && <span>{t(text.daysLeft(daysLeft))}</span>}
      </span>
    </>
  )
}
