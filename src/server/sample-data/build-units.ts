import type { OrgField } from "../../domain/shared/words.ts"
import { type Days, someDayOf } from "./days.ts"
import { type CommitteeLayout, layOutCommittees, shareOut } from "./lay-out-branches.ts"
import { districts } from "./place-names.ts"
import { type Random, randomFor } from "./random.ts"
import type { Oddities, Unit } from "./world.ts"

const district = "370199"

export interface Tree {
  readonly root: Unit
  /** Parents before children. */
  readonly units: readonly Unit[]
  /** Where people are placed, and how many. */
  readonly homes: readonly { readonly branch: Unit; readonly unit: Unit; readonly size: number }[]
  readonly oddities: Oddities
}

/** Builds the tree of units, each branch with the number of people to place in it. */
export function buildUnits(seed: number, branches: number, members: number, days: Days): Tree {
  const random = randomFor(seed, "units")
  const root = makeUnit(null, "", {
    name: `${random.pick(districts)}委`,
    kind: "district-committee",
    hasCentralGroup: true,
    zeal: 0.97,
  })
  const departments = ["区委组织部", "区委宣传部", "区直机关工委", "区委学习实践活动办公室"]
  departments.forEach((name, index) => {
    makeUnit(root, `00${two(index + 1)}`, { name, kind: "district-department", zeal: 0.9 })
  })
  const layouts = layOutCommittees(branches, random)
  const ordinals = { town: 0, "district-office": 0, other: 0 }
  const found = layouts.flatMap((layout) => {
    ordinals[layout.category] += 1
    const series = { town: "01", "district-office": "02", other: "03" }[layout.category]
    return buildCommittee(root, `${series}${two(ordinals[layout.category])}`, layout, days, random)
  })
  const homes = drawSizes(found, members, random)
  return { root, units: listUnits(root), homes, oddities: plantOddities(found, days, random) }
}

function two(value: number): string {
  return String(value).padStart(2, "0")
}

type UnitDetails = Pick<Unit, "name" | "kind"> & Partial<Omit<Unit, "children" | "stints" | "holdings">>

function makeUnit(parent: Unit | null, local: string, details: UnitDetails): Unit {
  const unit: Unit = {
    code: local === "" ? district : `${district}-${local}`,
    local: local === "" ? "0000" : local,
    parent,
    category: null,
    field: null,
    hasCentralGroup: false,
    lectureCycle: null,
    studyDay: null,
    zeal: 0.8,
    hasCommittee: false,
    foundedOn: null,
    dissolvedOn: null,
    stopsOn: null,
    children: [],
    stints: [],
    holdings: [],
    ...details,
  }
  parent?.children.push(unit)
  return unit
}

function listUnits(unit: Unit): Unit[] {
  return [unit, ...unit.children.flatMap(listUnits)]
}

/** A committee, in larger ones a few 党总支, and its branches. */
function buildCommittee(
  root: Unit,
  local: string,
  layout: CommitteeLayout,
  days: Days,
  random: Random,
): Unit[] {
  const committee = makeUnit(root, local, {
    name: layout.name,
    kind: layout.kind,
    category: layout.category,
    hasCentralGroup: layout.category !== "other" || random.chance(0.6),
    zeal: random.chance(0.8) ? 0.85 + random.next() * 0.15 : 0.4 + random.next() * 0.4,
  })
  const generals = layout.kind === "leading-group" ? 0 : Math.min(4, Math.floor(layout.branches.length / 9))
  const names = ["东片", "西片", "南片", "北片"]
  const unions = Array.from({ length: generals }, (_, index) =>
    makeUnit(committee, `${local}-90${index + 1}`, {
      name: `${layout.shortName}${names[index]}党总支`,
      kind: "general-branch",
      zeal: 0.5 + random.next() * 0.5,
    }),
  )
  return layout.branches.map(({ name, field }, index) => {
    const parent = index > 0 && unions.length > 0 && random.chance(0.35) ? random.pick(unions) : committee
    const local = `${committee.local}-${String(index + 1).padStart(3, "0")}`
    return makeUnit(parent, local, { name, kind: "branch", field, ...branchHabits(field, days, random) })
  })
}

/** How a branch goes about its studies, and since when there is one. */
function branchHabits(
  field: OrgField,
  days: Days,
  random: Random,
): Pick<Unit, "lectureCycle" | "studyDay" | "zeal" | "foundedOn"> {
  const firstYear = Math.min(...days.years)
  return {
    lectureCycle: random.weighted([
      ["quarter", 5],
      ["half-year", 4],
      [null, 1],
    ]),
    studyDay: random.weighted([
      ["monday", 20],
      ["tuesday", 10],
      ["wednesday", 15],
      ["thursday", 8],
      ["friday", 30],
      ["saturday", field === "village" || field === "enterprise" ? 8 : 0],
      ["sunday", field === "village" ? 4 : 0],
      ["flexible", 6],
      [null, 4],
    ]),
    zeal: random.weighted([
      [0.88 + random.next() * 0.12, 40],
      [0.6 + random.next() * 0.25, 44],
      [0.2 + random.next() * 0.3, 16],
    ]),
    foundedOn: random.chance(0.15) ? someDayOf(firstYear - random.between(8, 55), random) : null,
  }
}

/** Fewer branches than this are kept free of oddities. */
const fewBranches = 10
/** Which branch has one member, counted from the end. */
const lonePlace = -2

const usualSizes: Readonly<Record<OrgField, readonly [number, number]>> = {
  village: [14, 48],
  community: [12, 60],
  school: [8, 40],
  office: [8, 30],
  enterprise: [4, 34],
  other: [6, 30],
}

/** Shares the members out, gives committees to the larger branches, and groups to those larger still. */
function drawSizes(branches: readonly Unit[], members: number, random: Random): Tree["homes"] {
  const alone = branches.length >= fewBranches ? branches.length + lonePlace : -1
  const unplaced = members >= 50 ? 1 : 0
  const weights = branches.map((branch, index) => {
    const [least, most] = usualSizes[branch.field ?? "other"]
    const weight = random.between(least, most)
    return index === alone ? 0 : weight
  })
  const sizes = shareOut(members - unplaced, weights)
  return branches.flatMap((branch, index) => {
    const size = sizes[index] ?? 0
    branch.hasCommittee = size >= 7 ? random.chance(0.92) : size > 2 && random.chance(0.1)
    const groups = size >= 24 && random.chance(0.42) ? Math.min(5, Math.round(size / 12)) : 0
    if (groups === 0) return [{ branch, unit: branch, size }]
    // A few stay with the branch itself.
    const inGroups = size - Math.min(3, random.below(4))
    const parts = shareOut(
      inGroups,
      Array.from({ length: groups }, () => 1 + random.next() * 0.3),
    )
    return [
      { branch, unit: branch, size: size - inGroups },
      ...parts.map((part, number) => {
        const unit = makeUnit(branch, `${branch.local}-${number + 1}`, {
          name: `${branch.name.replace(/党支部$/, "")}第${"一二三四五"[number] ?? number}党小组`,
          kind: "group",
          zeal: Math.max(0, branch.zeal - 0.1 + random.next() * 0.15),
        })
        return { branch, unit, size: part }
      }),
    ]
  })
}

/** Some branches begin or end in the last year, and one or two stop after a hand-over. */
function plantOddities(branches: readonly Unit[], days: Days, random: Random): Oddities {
  if (branches.length < fewBranches) return { afterlife: null, lone: null, host: branches[0] ?? null }
  const first = days.span(Math.max(...days.years)).first
  const dayAt = (share: number) => days.at(first + Math.floor((days.until - first) * share))
  const each = Math.max(1, Math.round(branches.length / 300))
  const plain = branches.filter(
    (branch, index) =>
      index > 0 &&
      index < branches.length + lonePlace &&
      branch.field !== "office" &&
      branch.children.length === 0,
  )
  const takeOne = (fits: (branch: Unit) => boolean = () => true) => {
    const fitting = plain.filter(fits)
    if (fitting.length === 0) return null
    const one = random.pick(fitting)
    plain.splice(plain.indexOf(one), 1)
    return one
  }
  for (let count = 0; count < each; count += 1) {
    const founded = takeOne()
    if (founded) founded.foundedOn = dayAt(0.15 + random.next() * 0.4)
  }
  let afterlife: Unit | null = null
  for (let count = 0; count < each; count += 1) {
    const dissolved = takeOne()
    if (!dissolved) break
    dissolved.dissolvedOn = dayAt(0.45 + random.next() * 0.3)
    if (dissolved.foundedOn !== null && dissolved.foundedOn >= dissolved.dissolvedOn)
      dissolved.foundedOn = null
    afterlife ??= dissolved
  }
  for (let count = 0; count < each; count += 1) {
    // One that did well before, with somebody to hand over to.
    const stopping = takeOne((branch) => branch.zeal > 0.6 && branch.hasCommittee)
    if (stopping) stopping.stopsOn = dayAt(0.3 + random.next() * 0.3)
  }
  return { afterlife, lone: branches.at(lonePlace) ?? null, host: takeOne() ?? branches[0] ?? null }
}
