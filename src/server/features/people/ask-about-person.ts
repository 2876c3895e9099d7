import { daysIn, withDaysSaid } from "../../../contract/days-said.ts"
import { personQuestions } from "../../../contract/person-questions.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { type Question, unanswered } from "../../../contract/questions.ts"
import type { Confirmed } from "../../../contract/wire.ts"
import { reachesUnit, scopeFor } from "../../../domain/access/scope.ts"
import {
  mayBeOne,
  type PersonOddityCode,
  personOddities,
  type SaidOfPerson,
} from "../../../domain/people/oddities.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { findNamesakes } from "./person-queries.ts"

/** Somebody as far as there can be something to ask. */
interface Asked extends SaidOfPerson {
  readonly name: string
}

/** Somebody as they were kept before. */
interface Kept extends Asked {
  readonly memberId: number
}

/**
 * Asks about what is hardly true of a person, where nobody has answered yet. Of somebody who is known already only
 * what this edit changes is asked about: nobody is kept from another edit by what was there before.
 */
export async function askAboutPerson(
  context: RequestContext,
  person: Asked,
  confirmed: Confirmed,
  before?: Kept,
): Promise<void> {
  const questions = [
    ...(await askAboutSame(context, person, before)),
    ...askAboutOdd(context, person, before),
  ]
  const open = unanswered(questions, confirmed)
  if (open.length > 0) throw problem("please-confirm", {}, { questions: open })
}

function askAboutOdd(
  { today, language }: RequestContext,
  person: Asked,
  before: Kept | undefined,
): Question[] {
  return personOddities(person, today)
    .filter(({ fields }) => !before || fields.some((field) => before[field] !== person[field]))
    .map(({ code, fields }) => {
      const details = Object.fromEntries(fields.map((field) => [field, person[field] ?? ""]))
      return question(language, code, fields[0], details)
    })
}

async function askAboutSame(
  context: RequestContext,
  person: Asked,
  before: Kept | undefined,
): Promise<Question[]> {
  const { name, bornOn } = person
  if (!bornOn || (before?.name === name && before.bornOn === bornOn)) return []
  const others = (await findNamesakes(context.client, name, bornOn)).filter(
    (one) => one.memberId !== before?.memberId && mayBeOne(one, person),
  )
  if (others.length === 0) return []
  // Where somebody out of reach belongs is not told.
  const scope = scopeFor(context.actor, "member.read")
  const near = others.find(({ path }) => path !== null && reachesUnit(scope, path))
  return [question(context.language, "same-person", "name", { name, bornOn, unit: near?.unitName ?? "" })]
}

function question(
  language: RequestContext["language"],
  code: PersonOddityCode,
  field: string,
  details: ProblemDetails,
): Question {
  const { unit: _, ...about } = details
  return {
    key: [code, ...Object.values(about)].join(":"),
    pointer: `/${field}`,
    sentence: personQuestions[code][language](withDaysSaid(details, daysIn(language))),
  }
}
