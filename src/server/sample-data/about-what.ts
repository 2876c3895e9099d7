import type { ActivityKind, ContentCategory, StudyPath } from "../../domain/shared/words.ts"
import type { Happening } from "./happening.ts"
import { randomFor } from "./random.ts"
import type { World } from "./world.ts"

/** By a word of the topic, what it is about; the first that fits. */
const categories: readonly (readonly [RegExp, readonly ContentCategory[]])[] = [
  [/党章|中国共产党|科学发展观|理论|社会主义|六个|廉洁|权利保障/, ["political-theory"]],
  [/法|条例|准则/, ["law"]],
  [/公文|政务|来信/, ["administration"]],
  [/栽培|修剪|防疫|田间|电子|信息|安全/, ["professional-skills", "science"]],
  [/社区|志愿|合作社|村务/, ["society"]],
  [/生产|经营|质量|市场/, ["economy"]],
  [/教育|教学|师德/, ["professional-skills", "culture"]],
]

/** Meetings that decide, and are about no subject. */
const aboutNothing: readonly ActivityKind[] = ["committee-meeting", "group-meeting", "democratic-review"]

interface About {
  readonly studyPaths: readonly StudyPath[]
  readonly contentCategories: readonly ContentCategory[]
}

/** What most activities that were held were about, and from what people learned; undefined where nobody has said it. */
export function aboutWhat(world: World, { code, kind, state }: Happening, topic: string): About | undefined {
  const random = randomFor(world.seed, `about/${code}`)
  if (state !== "held" || aboutNothing.includes(kind) || !random.chance(0.85)) return undefined
  const [, contentCategories] = categories.find(([words]) => words.test(topic)) ?? [
    null,
    ["political-theory"],
  ]
  const studyPaths = random.weighted<readonly StudyPath[]>([
    [["books"], 60],
    [["practice"], 20],
    [["books", "people"], 20],
  ])
  return { studyPaths, contentCategories }
}
