import type { OrgCategory, OrgField, OrgKind } from "../../domain/shared/words.ts"
import { offices, otherCommittees, placeName, townRoots } from "./place-names.ts"
import { type Random, shuffled } from "./random.ts"

/** A committee to be: its branches by field, the office itself first. */
export interface CommitteeLayout {
  readonly name: string
  /** What stands before the names of its own sections. */
  readonly shortName: string
  readonly kind: OrgKind
  readonly category: OrgCategory
  readonly branches: readonly BranchLayout[]
}

export interface BranchLayout {
  readonly name: string
  readonly field: OrgField
}

type FieldShares = readonly (readonly [OrgField, number])[]

const streetFields: FieldShares = [
  ["community", 62],
  ["enterprise", 26],
  ["school", 10],
  ["other", 2],
]
const townFields: FieldShares = [
  ["village", 74],
  ["enterprise", 12],
  ["school", 8],
  ["community", 4],
  ["other", 2],
]
const enterpriseFields: FieldShares = [
  ["enterprise", 88],
  ["school", 6],
  ["other", 6],
]

/** Fields of a bureau's branches, where they are not simply its offices. */
const bureauFields: Readonly<Record<string, FieldShares>> = {
  教育局: [["school", 1]],
  卫生局: [["other", 1]],
  经济和信息化局: [
    ["enterprise", 1],
    ["office", 1],
  ],
}

/** Committees of a district with so many branches: streets and towns, offices, and others. */
export function layOutCommittees(branches: number, random: Random): CommitteeLayout[] {
  const officeBranches = Math.round(branches * 0.2)
  const otherBranches = Math.round(branches * 0.14)
  const townBranches = branches - officeBranches - otherBranches
  const count = (of: number, share: number, most: number) =>
    of === 0 ? 0 : Math.min(of, most, Math.max(1, Math.round(Math.sqrt(of) * share)))
  const towns = count(townBranches, 0.55, townRoots.length)
  const bureaus = count(officeBranches, 2, offices.length)
  const others = count(otherBranches, 0.5, otherCommittees.length)
  return [
    ...layOutTowns(spread(townBranches, towns, random), random),
    ...layOutOffices(spread(officeBranches, bureaus, random), random),
    ...layOutOthers(spread(otherBranches, others, random), random),
  ]
}

/** Shares a number out over so many heaps: one each, the rest unevenly. */
function spread(total: number, heaps: number, random: Random): number[] {
  return shareOut(
    total,
    Array.from({ length: heaps }, () => 0.4 + random.next()),
  )
}

/** Shares a whole number out by weights: first one each while they last, the rest in proportion. */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const shares = weights.map((_, index) => (index < total ? 1 : 0))
  const rest = Math.max(0, total - weights.length)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let weighed = 0
  let given = 0
  return shares.map((share, index) => {
    weighed += weights[index] ?? 0
    const due = whole > 0 ? Math.floor((rest * weighed) / whole + 1e-9) : 0
    const more = due - given
    given = due
    return share + more
  })
}

function layOutTowns(sizes: readonly number[], random: Random): CommitteeLayout[] {
  const roots = shuffled(townRoots, random)
  return sizes.map((size, index) => {
    const street = index % 2 === 0
    const shortName = `${roots[index] ?? `第${index + 1}`}${street ? "街道" : "镇"}`
    return {
      name: street ? `${shortName}党工委` : `${shortName}党委`,
      shortName,
      kind: street ? "working-committee" : "party-committee",
      category: "town",
      branches: layOutBranches(shortName, size, street ? streetFields : townFields, random),
    }
  })
}

function layOutOffices(sizes: readonly number[], random: Random): CommitteeLayout[] {
  return sizes.map((size, index) => {
    const [name = "机关", kind = "党组"] = (offices[index] ?? "").split(":")
    const shortName = name.startsWith("区委") || name.startsWith("区政府") ? name : `区${name}`
    return {
      name: `${shortName}${kind}`,
      shortName,
      kind: kind === "党委" ? "party-committee" : "leading-group",
      category: "district-office",
      branches: layOutBranches(shortName, size, bureauFields[name] ?? [["office", 1]], random),
    }
  })
}

function layOutOthers(sizes: readonly number[], random: Random): CommitteeLayout[] {
  return sizes.map((size, index) => {
    const name = `区${otherCommittees[index] ?? "企业党委"}`
    const shortName = name.slice(0, -2)
    return {
      name,
      shortName,
      kind: "party-committee",
      category: "other",
      branches: layOutBranches(shortName, size, enterpriseFields, random),
    }
  })
}

function layOutBranches(
  committee: string,
  size: number,
  fields: FieldShares,
  random: Random,
): BranchLayout[] {
  const taken = new Set<string>()
  return Array.from({ length: size }, (_, index) => {
    if (index === 0) return { name: `${committee}机关党支部`, field: "office" }
    const field = random.weighted(fields)
    const place = placeName(field, taken, random)
    return { name: `${field === "office" ? committee : ""}${place}党支部`, field }
  })
}
