import type { Fault } from "../../../contract/workbook.ts"
import type { UnitRow } from "./tree-store.ts"

/**
 * The path of every unit, as ids from the root; and what is wrong with the tree. `rowOf` gives a code's row in the
 * file, `isLost` says that its superior is known to be wrong already.
 */
export function pathsOf(
  units: readonly UnitRow[],
  rowOf: (code: string) => number | undefined,
  isLost: (code: string) => boolean,
): { paths: Map<number, string>; faults: Fault[] } {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]))
  const paths = new Map<number, string>()
  const faults: Fault[] = []
  const inCircle = new Set<number>()
  for (const unit of units) {
    const chain: UnitRow[] = []
    let at: UnitRow | undefined = unit
    while (at && !paths.has(at.unitId) && !chain.includes(at)) {
      chain.push(at)
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    }
    if (at && !paths.has(at.unitId)) {
      if (!chain.some((one) => inCircle.has(one.unitId)))
        faults.push(circleFault(chain.slice(chain.indexOf(at)), rowOf))
      for (const one of chain) inCircle.add(one.unitId)
      continue
    }
    let path = at ? (paths.get(at.unitId) ?? "") : ""
    for (const one of chain.reverse()) {
      path = path === "" ? String(one.unitId) : `${path}.${one.unitId}`
      paths.set(one.unitId, path)
    }
  }
  faults.push(...rootFaults(units, rowOf, isLost))
  return { paths, faults }
}

function circleFault(circle: readonly UnitRow[], rowOf: (code: string) => number | undefined): Fault {
  const codes = circle.map((unit) => unit.code)
  const named = codes.find((code) => rowOf(code) !== undefined) ?? codes[0] ?? ""
  const start = codes.indexOf(named)
  const ordered = [...codes.slice(start), ...codes.slice(0, start), named]
  return unitFault("circle", named, rowOf, { path: ordered.join(" → ") })
}

function rootFaults(
  units: readonly UnitRow[],
  rowOf: (code: string) => number | undefined,
  isLost: (code: string) => boolean,
): Fault[] {
  const tops = units.filter((unit) => unit.parentId === null).map((unit) => unit.code)
  const roots = tops.filter((code) => !isLost(code))
  if (units.length === 0 || roots.length === 1) return []
  if (tops.length > 0 && roots.length === 0) return []
  if (roots.length === 0) return [{ level: "fault", code: "no-root", sheet: "组织", column: "上级组织编码" }]
  const codes = roots.length > 5 ? `${roots.slice(0, 5).join("、")}…` : roots.join("、")
  const named = roots.findLast((code) => rowOf(code) !== undefined) ?? roots[0] ?? ""
  return [unitFault("several-roots", named, rowOf, { codes })]
}

function unitFault(
  code: "circle" | "several-roots",
  value: string,
  rowOf: (code: string) => number | undefined,
  details: Record<string, string>,
): Fault {
  const row = rowOf(value)
  return {
    level: "fault",
    code,
    sheet: "组织",
    column: "上级组织编码",
    value,
    details,
    ...(row ? { row } : {}),
  }
}
