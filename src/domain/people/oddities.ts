import type { Day } from "../shared/calendar.ts"
import { isPhone } from "./phone.ts"

/** What is hardly true of a person and yet can be: people are asked, an import says so. */
export const personOddityCodes = [
  "same-person",
  "odd-phone",
  "born-later",
  "born-long-ago",
  "joined-before-birth",
  "joined-later",
] as const
export type PersonOddityCode = (typeof personOddityCodes)[number]

/** What is said of a person, as far as it can be odd. */
export interface SaidOfPerson {
  readonly phone?: string | null | undefined
  readonly bornOn?: Day | null | undefined
  readonly joinedOn?: Day | null | undefined
}

/** Something odd, with the fields that make it so; the first is the one it is said at. */
export interface PersonOddity {
  readonly code: Exclude<PersonOddityCode, "same-person">
  readonly fields: readonly [keyof SaidOfPerson, ...(keyof SaidOfPerson)[]]
}

/** Older than anybody has become. */
const yearsMost = 115

/** What is odd about one person by themselves. */
export function personOddities({ phone, bornOn, joinedOn }: SaidOfPerson, today: Day): PersonOddity[] {
  const found: PersonOddity[] = []
  if (phone && !isPhone(phone)) found.push({ code: "odd-phone", fields: ["phone"] })
  if (bornOn && bornOn > today) found.push({ code: "born-later", fields: ["bornOn"] })
  else if (bornOn && Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) > yearsMost)
    found.push({ code: "born-long-ago", fields: ["bornOn"] })
  if (joinedOn && joinedOn > today) found.push({ code: "joined-later", fields: ["joinedOn"] })
  if (joinedOn && bornOn && joinedOn <= bornOn)
    found.push({ code: "joined-before-birth", fields: ["joinedOn", "bornOn"] })
  return found
}

/** Whether two of one name are taken for the same person: born on the same day. */
export function mayBeOne(one: Pick<SaidOfPerson, "bornOn">, other: Pick<SaidOfPerson, "bornOn">): boolean {
  return Boolean(one.bornOn) && one.bornOn === other.bornOn
}
