import type { Circumstance, Gender, MemberStatus, Rank } from "../../../domain/shared/words.ts"
import type { Person } from "./people-queries.ts"

/** What a form says of a person; empty text where nothing is said. */
export interface Draft {
  readonly name: string
  readonly gender: Gender | ""
  readonly bornOn: string
  /** A new number; the one that is kept is shown masked alone. */
  readonly phone: string
  readonly status: MemberStatus | ""
  readonly joinedOn: string
  readonly rank: Rank | ""
  readonly inService: "yes" | "no" | ""
  readonly circumstances: readonly Circumstance[]
}

export const draftFields = [
  "name",
  "gender",
  "bornOn",
  "phone",
  "status",
  "joinedOn",
  "rank",
  "inService",
  "circumstances",
] as const satisfies readonly (keyof Draft)[]

/** Of which a history is kept: a change asks since when it holds. */
export const datedFields = [
  "status",
  "rank",
  "inService",
  "circumstances",
] as const satisfies readonly (keyof Draft)[]

export const emptyDraft: Draft = {
  name: "",
  gender: "",
  bornOn: "",
  phone: "",
  status: "full",
  joinedOn: "",
  rank: "none",
  inService: "yes",
  circumstances: [],
}

/** A person as a form begins. */
export function draftOf(person: Person): Draft {
  return {
    name: person.name,
    gender: person.gender ?? "",
    bornOn: person.bornOn ?? "",
    phone: "",
    status: person.status ?? "",
    joinedOn: person.joinedOn ?? "",
    rank: person.rank ?? "",
    inService: person.inService === null ? "" : person.inService ? "yes" : "no",
    circumstances: person.circumstances,
  }
}

/** A form as it is sent; a number that was not typed is left out. */
export function bodyOf(draft: Draft) {
  const { name, circumstances, phone, inService } = draft
  return {
    name,
    gender: draft.gender || null,
    bornOn: draft.bornOn || null,
    ...(phone.trim() === "" ? {} : { phone: phone.trim() }),
    status: draft.status || null,
    joinedOn: draft.joinedOn || null,
    rank: draft.rank || null,
    inService: inService === "" ? null : inService === "yes",
    circumstances: [...circumstances],
  }
}

/** What differs between two forms, as it is sent. */
export function changesIn(now: Draft, before: Draft): Partial<ReturnType<typeof bodyOf>> {
  const different = draftFields.filter((field) => String(now[field]) !== String(before[field]))
  const body = Object.entries(bodyOf(now))
  return Object.fromEntries(body.filter(([field]) => different.some((one) => one === field)))
}
