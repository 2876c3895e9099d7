import type { Book } from "../oracle/book.ts"
import { assembleMembers, assembleMemberships, assemblePosts, withoutOverlaps } from "./people.ts"
import { pick } from "./pick.ts"
import {
  assembleActivity,
  assembleLeaves,
  assemblePlanLines,
  assemblePlans,
  assembleRoll,
  assembleTraining,
  assembleWritings,
} from "./records.ts"
import type { Seeds } from "./seeds.ts"
import { assembleTasks } from "./tasks.ts"
import { assembleUnits } from "./units.ts"

/** Makes a workbook of the seeds: one root, no circle, nothing that contradicts itself or points nowhere. */
export function assemble(seeds: Seeds): Book {
  const { units, unitChanges } = assembleUnits(seeds)
  const { members, memberChanges } = assembleMembers(seeds)
  const homes = units
    .filter((unit) => unit.kind === "党支部" || unit.kind === "党小组")
    .map((unit) => unit.code)
  const people = members.map((member) => member.code)
  const posts = withoutOverlaps(seeds.posts.flatMap((seed) => assemblePosts(seed, units, people)))
  const activities = seeds.activities.map((seed, at) => assembleActivity(seed, at, units, members, posts))
  return {
    units,
    members,
    memberships: seeds.members.flatMap((seed, at) => assembleMemberships(seed, pick(people, at), homes)),
    posts,
    activities,
    attendance: seeds.activities.flatMap((seed, at) => assembleRoll(seed, pick(activities, at), people)),
    trainings: seeds.trainings.map((seed) => assembleTraining(seed, people)),
    writings: seeds.writings.flatMap((seed) => assembleWritings(seed, people)),
    plans: assemblePlans(seeds.plans, units),
    leaves: assembleLeaves(seeds.leaves, people),
    planLines: assemblePlanLines(seeds.planLines, units, people),
    unitChanges,
    memberChanges,
    ...assembleTasks(seeds.tasks, units, members),
  }
}
