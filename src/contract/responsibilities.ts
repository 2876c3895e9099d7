import { z } from "zod"
import { orgKinds } from "../domain/shared/words.ts"
import { personRef, unitRef } from "./event-words.ts"
import { day, id, idText, pageOf, pageQuery } from "./wire.ts"

export const responsibilityParams = z.strictObject({ unitId: idText })

/** Who leads (带头抓), who is in charge (具体抓): null is whoever the posts say. Who follows which units (靠上抓). */
export const responsibilityBody = z.strictObject({
  leadId: id.nullable(),
  chargeId: id.nullable(),
  follows: z.array(z.strictObject({ memberId: id, unitId: id })).max(5000),
})

/** Somebody responsible, and whether their post says so or they were chosen. */
const answers = personRef.extend({ by: z.enum(["post", "chosen"]) })

/** A branch with the unit above it: two may have one name. */
const branchRef = unitRef.extend({ parentName: z.string().nullable() })

/** Who answers for learning in a unit (F1-4b to F1-8). What is missing is a gap. */
export const responsibility = z.object({
  unit: unitRef.extend({ kind: z.enum(Object.values(orgKinds)) }),
  lead: answers.nullable(),
  charge: answers.nullable(),
  follows: z.array(z.object({ member: personRef, unit: unitRef })),
  /** Of what was chosen, for whoever changes it; 1: nothing was. */
  version: z.int(),
  /** Branches below that nobody of the unit follows; for committees. */
  unfollowed: z.array(branchRef),
  /** Branches below, that may be followed. */
  branches: z.array(branchRef),
  /** Something is missing, and its reader, who stands above the unit, may ask after it. */
  asks: z.boolean(),
  /** When it was last asked after what is missing, by notice or by phone. */
  remindedOn: day.nullable(),
  can: z.array(z.enum(["unit.edit"])),
})

/** `lacking`: those with something missing alone; none: all. */
export const gapsQuery = z.strictObject({ ...pageQuery, only: z.enum(["lacking"]).optional() })

/** Units below with who answers for what, and what is missing, in the order of codes. */
export const responsibilityGaps = pageOf(
  z.object({
    unit: unitRef.extend({ kind: z.enum(Object.values(orgKinds)) }),
    lead: z.string().nullable(),
    charge: z.string().nullable(),
    /** Leaders of committees above who follow it. */
    followedBy: z.array(z.string()),
    /** All of these, by number. */
    people: z.array(z.object({ memberId: id })),
    /** Branches below it that nobody of it follows. */
    unfollowed: z.int(),
    /** Something is missing, and the reader may ask after it. */
    asks: z.boolean(),
    remindedOn: day.nullable(),
  }),
).extend({ unit: unitRef, all: z.int(), complete: z.int() })
