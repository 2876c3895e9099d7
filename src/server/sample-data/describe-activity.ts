import type { Happening } from "./happening.ts"
import { type Random, randomFor } from "./random.ts"
import {
  cancellations,
  centralForms,
  effects,
  forms,
  longMinutes,
  minuteForms,
  models,
  places,
  practical,
  theory,
  topicForms,
  tripForms,
  tripPlaces,
} from "./topics.ts"
import type { World } from "./world.ts"

export interface Description {
  readonly topic: string
  readonly content: string | null
  readonly form: string | null
  readonly place: string | null
  readonly minutes: string | null
  readonly effect: string | null
}

/** Puts an activity into words. The careless leave content, minutes or effect out. */
export function describeActivity(world: World, happening: Happening): Description {
  const { unit, kind, state, code } = happening
  const random = randomFor(world.seed, `words/${code}`)
  const field = unit.field ?? unit.parent?.field ?? "office"
  const subject = random.chance(0.55) ? random.pick(theory) : random.pick(practical[field])
  const topic = random.pick(topicForms[kind]).replace("○", subject).replace("△", random.pick(models))
  const matter = topic.includes(subject) ? `学习《${subject}》` : topic.replace(/^[^：]*：/, "")
  const goesOut = kind === "central-group-study" && topic.includes("外出")
  const form = random.pick(kind !== "central-group-study" ? forms : goesOut ? tripForms : centralForms)
  const place = random.pick(goesOut ? tripPlaces : places[field])
  const cares = 0.72 + 0.275 * unit.zeal
  if (state !== "held") {
    const content = state === "cancelled" ? random.pick(cancellations) : null
    return { topic, content, form: null, place, minutes: null, effect: null }
  }
  return {
    topic,
    content: random.chance(cares) ? `${matter}${random.chance(0.3) ? "，讨论落实措施" : ""}` : null,
    form: random.chance(0.8) ? form : null,
    place: random.chance(0.9) ? place : null,
    minutes: random.chance(cares) ? minutesOf(world, happening, matter, random) : null,
    effect: random.chance(cares - 0.04) ? random.pick(effects) : null,
  }
}

function minutesOf(world: World, { chair }: Happening, matter: string, random: Random): string {
  const short = random
    .pick(minuteForms)
    .replaceAll("□", chair?.name ?? "支部负责同志")
    .replace("○", matter)
  return world.terse ? short : `${short}\n${random.pick(longMinutes)}`
}
