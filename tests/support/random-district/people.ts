import type { BookRow, Member, Unit } from "../oracle/book.ts"
import { plusDays } from "../oracle/days.ts"
import { words } from "../oracle/words.ts"
import { assembleChanges, type ItemChange, newest, readFlag } from "./changes.ts"
import { earlier, known, padded, pick } from "./pick.ts"
import type { MemberSeed, PostSeed, Seeds } from "./seeds.ts"
import { bodyKinds } from "./units.ts"

/** The members as they are last, and what they were before. */
export function assembleMembers(seeds: Seeds): {
  members: Member[]
  memberChanges: BookRow<"memberChanges">[]
} {
  const drawn = seeds.members.map(assembleMember)
  const changes = assembleChanges(
    seeds.memberChanges,
    () => drawn,
    (_, item, index) => pick(valuesOf[item], index),
  )
  return {
    members: drawn.map((one) => asLast(one, changes)),
    memberChanges: changes.map(({ of, ...row }) => ({ ...row, member: of.code })),
  }
}

type MemberItem = (typeof words.memberItems)[number]

const valuesOf: Readonly<Record<MemberItem, readonly (string | null)[]>> = {
  职级: [...words.ranks, "无", "无", "无", null, null],
  在职: ["是", "否", null],
  党员状态: [...words.memberStatuses, null],
  特殊情况: [...words.circumstances, "年老体弱、外出流动", "外出流动、文化水平较低", null, null],
}

function asLast(member: Member, changes: readonly ItemChange<Member, MemberItem>[]): Member {
  const cell = <V>(item: MemberItem, was: V, read: (value: string | null) => V) =>
    newest(changes, member, item, { was, read })
  return {
    ...member,
    rank: cell("职级", member.rank, (value) => known(words.ranks, value)),
    inService: cell("在职", member.inService, readFlag),
    status: cell("党员状态", member.status, (value) => known(words.memberStatuses, value)),
    circumstances: cell("特殊情况", member.circumstances, (value) => value?.split("、") ?? null),
  }
}

function assembleMember(seed: MemberSeed, at: number): Member {
  const { stints: _, ...cells } = seed
  const name = pick(["李国军", "张爱军", "欧阳·买买提"], at)
  return {
    ...cells,
    code: padded(at + 1, 6),
    name,
    circumstances: seed.circumstances.length === 0 ? null : seed.circumstances,
  }
}

/** One after the other, never two at once: a stay ends at the latest where the next begins. */
export function assembleMemberships(
  seed: MemberSeed,
  member: string,
  homes: readonly string[],
): BookRow<"memberships">[] {
  const stints = seed.stints
    .filter((one, at) => seed.stints.findIndex((other) => other.fromOn === one.fromOn) === at)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  return stints.map(({ at, fromOn, days }, place) => {
    const next = stints[place + 1]?.fromOn ?? null
    const untilOn = earlier(days === null ? null : plusDays(fromOn, days), next)
    return { member, unit: pick(homes, at), fromOn, untilOn }
  })
}

/**
 * The units to which such a post or activity belongs, or all where none does; those of a kind that is named twice
 * are there twice.
 */
export function fitting(units: readonly Unit[], what: string): readonly Unit[] {
  const kinds = kindsFor[what] ?? []
  const found = kinds.flatMap((kind) => units.filter((unit) => unit.kind === kind))
  return found.length === 0 ? units : found
}

const committees = ["区委", ...bodyKinds]
const kindsFor: Readonly<Record<string, readonly string[]>> = {
  中心组组长: [...committees, "党支部"],
  中心组成员: [...committees, "党支部"],
  中心组秘书: [...committees, "党支部"],
  中心组学习: [...committees, "党支部"],
  党小组长: ["党小组"],
  党小组会: ["党小组"],
  党课: [...committees, "党支部"],
  书记: [...committees, "党总支", "党支部", "党支部", "党支部"],
  副书记: ["党总支", "党支部"],
  委员: ["党总支", "党支部"],
  支委会: ["党支部"],
  集中学习: ["党支部"],
  党员大会: ["党支部"],
}

export function assemblePosts(
  seed: PostSeed,
  units: readonly Unit[],
  people: readonly string[],
): BookRow<"posts">[] {
  const unit = pick(seed.isFitting ? fitting(units, seed.post) : units, seed.at).code
  const rows: BookRow<"posts">[] = []
  let fromOn = seed.fromOn
  for (const [at, holder] of seed.holders.entries()) {
    const end = plusDays(fromOn, holder.days)
    const untilOn = seed.isOpen && at === seed.holders.length - 1 ? null : end
    rows.push({
      member: pick(people, holder.who),
      unit,
      post: seed.post,
      fromOn,
      untilOn,
    })
    fromOn = plusDays(end, holder.pause)
  }
  return rows
}

/** Two may hold a post at once, and one may hold two; but nobody holds the same one twice on a day. */
export function withoutOverlaps(rows: readonly BookRow<"posts">[]): BookRow<"posts">[] {
  return rows.flatMap((row, at) => {
    const same = (other: BookRow<"posts">) =>
      other.member === row.member && other.unit === row.unit && other.post === row.post
    if (rows.findIndex((other) => same(other) && other.fromOn === row.fromOn) !== at) return []
    const later = rows
      .filter((other) => same(other) && other.fromOn > row.fromOn)
      .map((other) => other.fromOn)
    const next = later.reduce<string | null>((first, day) => earlier(first, day), null)
    return [{ ...row, untilOn: earlier(row.untilOn, next) }]
  })
}
