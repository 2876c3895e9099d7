import { z } from "zod"
import { ruleTopics } from "../domain/rules/rule-topics.ts"
import { unitRef } from "./event-words.ts"
import { ruleLength } from "./rule-length.ts"
import { day, idText, paragraphs } from "./wire.ts"

export const ruleParams = z.strictObject({ unitId: idText })

export const ruleBody = z.strictObject({ topic: z.enum(ruleTopics), body: paragraphs(ruleLength) })

const ruleText = z.object({ body: z.string(), adoptedOn: day, by: z.string().nullable() })

/** The rules of a unit, topic by topic: the text in force and what it was before, the newest first, twenty of each. */
export const unitRules = z.object({
  unit: unitRef,
  rules: z.array(z.object({ topic: z.enum(ruleTopics), template: z.string(), texts: z.array(ruleText) })),
  can: z.array(z.enum(["plan.write"])),
})
