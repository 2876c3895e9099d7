import type { Board } from "../../../contract/board.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { kpiNames, boardText as text } from "./board-text.ts"

/** What the period that runs has so far, each leading to the branches that still owe it. */
export function KpiCards({ board }: { readonly board: Board }) {
  if (board.kpis.length === 0) return null
  return (
    <ul className="kpis">
      {board.kpis.map((kpi) => (
        <li key={kpi.key} className="sheet">
          <Kpi kpi={kpi} unitId={board.unit.unitId} />
        </li>
      ))}
    </ul>
  )
}

function Kpi({ kpi, unitId }: { readonly kpi: Board["kpis"][number]; readonly unitId: number }) {
  const { t, format } = useText()
  const { key, done, all, daysLeft, obligation } = kpi
  const left = Math.max(0, all - done)
  const checks = key === "sample"
  const words = checks ? text.checked : text.done
  const name = t(kpiNames[key])
  const filter = { obligation, view: "now", ...(key === "plan" ? { band: "short" } : {}) }
  return (
    <>
      <span className="small">{name}</span>
      <b>
        {checks
          ? `${format.number(done)} / ${format.number(all)}`
          : format.share(Math.floor((done / all) * 100) / 100)}
      </b>
      <span className="small">{t(words(format.number(done), format.number(all)))}</span>
      <span className="small kpi-foot">
        {left === 0 || checks ? (
          <span>{left === 0 ? t(text.allDone) : ""}</span>
        ) : (
          <Anchor
            href={to.branches(unitId, filter)}
            aria-label={`${name}: ${t(text.left(format.number(left)))}`}
          >
            {t(text.left(format.number(left)))}
          </Anchor>
        )}
        {left > 0 && key !== "plan" && <span>{t(text.daysLeft(daysLeft))}</span>}
      </span>
    </>
  )
}
