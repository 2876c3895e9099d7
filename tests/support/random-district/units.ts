import type { BookRow, Unit } from "../oracle/book.ts"
import { words } from "../oracle/words.ts"
import { assembleChanges, type ItemChange, newest, readFlag } from "./changes.ts"
import { known, padded, pick } from "./pick.ts"
import type { Seeds, UnitSeed } from "./seeds.ts"

/** The units as they are last, and what they were before. */
export function assembleUnits(seeds: Seeds): { units: Unit[]; unitChanges: BookRow<"unitChanges">[] } {
  const placed = placeUnits(seeds)
  const branches = placed.filter(({ unit }) => unit.kind === "党支部")
  const bodies = placed.filter(({ unit }) => isBody(unit))
  const changes = assembleChanges(
    seeds.unitChanges,
    (item) => (item === "类别" ? bodies : item === "设支委会" || item === "党课周期" ? branches : placed),
    valueAt,
  )
  return {
    units: placed.map((one) => asLast(one, changes)),
    unitChanges: changes.map(({ of, ...row }) => ({ ...row, unit: of.unit.code })),
  }
}

type UnitItem = (typeof words.unitItems)[number]

function valueAt({ unit, parents }: Placed, item: UnitItem, index: number): string | null | undefined {
  const values: Readonly<Record<UnitItem, readonly (string | null)[]>> = {
    组织名称: [unit.name, `原${unit.name}`, "区直机关工委"],
    上级组织编码: parents.map(({ code }) => code),
    类别: isBody(unit) ? [...words.categories, null] : [],
    领域: [...words.fields, "机关", "农村", "农村", "企业", null],
    设中心组: ["是", "否", "是", "否", null],
    设支委会: ["是", "否", "是", "否", null],
    党课周期: [...words.lectureCycles, null],
    固定学习日: [...words.studyDays, null],
  }
  return values[item].length === 0 ? undefined : pick(values[item], index)
}

function asLast(placed: Placed, changes: readonly ItemChange<Placed, UnitItem>[]): Unit {
  const { unit } = placed
  const cell = <V>(item: UnitItem, was: V, read: (value: string | null) => V) =>
    newest(changes, placed, item, { was, read })
  return {
    ...unit,
    name: cell("组织名称", unit.name, (value) => value ?? unit.name),
    parent: cell("上级组织编码", unit.parent, (value) => value),
    category: cell("类别", unit.category, (value) => known(words.categories, value)),
    field: cell("领域", unit.field, (value) => known(words.fields, value)),
    hasCentralGroup: cell("设中心组", unit.hasCentralGroup, readFlag),
    hasCommittee: cell("设支委会", unit.hasCommittee, readFlag),
    lectureCycle: cell("党课周期", unit.lectureCycle, (value) => known(words.lectureCycles, value)),
    studyDay: cell("固定学习日", unit.studyDay, (value) => known(words.studyDays, value)),
  }
}

const rootSeed: UnitSeed = {
  above: 0,
  name: "",
  kind: 0,
  category: null,
  field: null,
  hasCentralGroup: true,
  hasCommittee: null,
  lectureCycle: null,
  studyDay: null,
  foundedOn: null,
  dissolvedOn: null,
}

export const bodyKinds = ["党工委", "党委", "党组"] as const

const isBody = ({ kind }: Pick<Unit, "kind">) => bodyKinds.some((body) => body === kind)

function assembleUnit(seed: UnitSeed, is: Pick<Unit, "code" | "name" | "kind" | "parent">): Unit {
  const { above: _, ...cells } = seed
  const contradicts =
    cells.foundedOn !== null && cells.dissolvedOn !== null && cells.dissolvedOn <= cells.foundedOn
  return {
    ...cells,
    ...is,
    category: isBody(is) ? cells.category : null,
    dissolvedOn: contradicts ? null : cells.dissolvedOn,
  }
}

/** A unit with those under which it may stand: always of a layer before it, so that no move makes a circle. */
interface Placed {
  readonly unit: Unit
  readonly parents: readonly Unit[]
}

/** Each layer hangs from those before it, so there is one root and no circle. */
function placeUnits(seeds: Seeds): Placed[] {
  const root = assembleUnit(rootSeed, { code: "001", name: "和平区委", kind: "区委", parent: null })
  const place = (
    seed: UnitSeed,
    parents: readonly Unit[],
    is: (parent: Unit) => Pick<Unit, "code" | "name" | "kind">,
  ): Placed => {
    const parent = pick(parents, seed.above)
    return { unit: assembleUnit(seed, { ...is(parent), parent: parent.code }), parents }
  }
  const bodies: Placed[] = [{ unit: root, parents: [] }]
  for (const [at, seed] of seeds.bodies.entries()) {
    const above = bodies.map(({ unit }) => unit)
    const name = seed.kind % 7 === 3 ? "区直机关工委" : `${seed.name}${at}`
    bodies.push(place(seed, above, () => ({ code: `${101 + at}`, name, kind: pick(bodyKinds, seed.kind) })))
  }
  const departments = seeds.departments.map((seed, at) => {
    const name = pick(["区直机关工委", "区委组织部", "机关工委办公室"], seed.kind)
    return place(seed, [root], () => ({ code: `001${padded(at + 1, 2)}`, name, kind: "区委工作机关" }))
  })
  const layer = (
    drawn: readonly UnitSeed[],
    above: readonly Placed[],
    kind: Unit["kind"],
    code: (parent: string, at: number) => string,
  ) =>
    drawn.map((seed, at) =>
      place(
        seed,
        above.map(({ unit }) => unit),
        (parent) => ({ code: code(parent.code, at + 1), name: `${seed.name}${kind}${at}`, kind }),
      ),
    )
  const generals = layer(seeds.generals, bodies, "党总支", (parent, n) => `${parent}9${n}`)
  const branches = layer(
    seeds.branches,
    [...bodies, ...generals],
    "党支部",
    (parent, n) => `${parent}-${padded(n, 4)}`,
  )
  const groups = layer(seeds.groups, branches, "党小组", (parent, n) => `${parent}-${n}`)
  // Not in the order of the tree: a row may name a unit above it that comes later.
  return [...groups, ...branches, ...departments, ...bodies, ...generals]
}
