import type { z } from "zod"
import type { courseEntered, courseTraining, participants } from "../../../contract/training.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { peopleNamed } from "../../../domain/people/people-named.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notify, notifyMembers } from "../notices/index.ts"
import { peopleWithin, placedWithin, recognisersOf } from "./queries.ts"
import { recogniseNew } from "./recognise-new.ts"
import { addTrainings, sameTraining, waitForPeople } from "./store.ts"
import { trainingSaid } from "./training-said.ts"

/**
 * Enters one course for all who took part. Whoever has it already is left as they are and named; one's own waits for
 * somebody else, whatever is said of the others.
 */
export async function enterCourse(
  context: RequestContext,
  scope: Scope<"training.enter">,
  unitId: number,
  { memberIds, recognised = false, ...asked }: z.output<typeof courseTraining>,
): Promise<z.output<typeof courseEntered>> {
  const { client, actor, today } = context
  const { path } = await unitWithin(context, scope, unitId)
  if (recognised && !reachesUnit(scopeFor(actor, "training.recognise"), path)) throw problem("forbidden")
  const said = trainingSaid(context, asked)
  const wanted = [...new Set(memberIds)]
  const people = await placedWithin(client, wanted, path, today)
  if (people.length < wanted.length) throw problem("not-found")
  await waitForPeople(client, wanted)
  const there = new Set((await sameTraining(client, wanted, said)).map(({ memberId }) => memberId))
  const fresh = wanted.filter((one) => !there.has(one))
  const already = people.filter(({ memberId }) => there.has(memberId))
  const atOnce = recognised ? fresh.filter((one) => one !== actor.memberId) : []
  const waiting = fresh.filter((one) => !atOnce.includes(one))
  const { name, kind, first, hundredths } = said
  const recognisedIds = await addTrainings(client, atOnce, said, actor.accountId)
  const waitingIds = await addTrainings(client, waiting, said, actor.accountId)
  if (fresh.length > 0) {
    await audit(context, "training-course-entered", {
      unitId,
      details: {
        name,
        kind,
        first,
        hours: hundredths / 100,
        members: fresh,
        trainingIds: [...recognisedIds, ...waitingIds],
      },
    })
  }
  if (atOnce.length > 0) await recogniseNew(context, recognisedIds, { unitId, memberIds: atOnce, name })
  const others = waiting.filter((one) => one !== actor.memberId)
  await notifyMembers(context, others, "training-entered", { name, by: actor.name })
  const recognisers = [...(await recognisersOf(client, waiting, today)).values()].flat()
  const told = new Set(recognisers.map((one) => one.accountId).filter((one) => one !== actor.accountId))
  await notify(context, [...told], "training-registered", { name })
  return {
    entered: fresh.length,
    already: already.map(({ memberId, code, name: who }) => ({ memberId, code, name: who })),
  }
}

/** Who is meant by a pasted list of names or numbers, of the people of a unit and below. */
export async function nameParticipants(
  context: RequestContext,
  scope: Scope<"training.enter">,
  unitId: number,
  pasted: string,
): Promise<z.output<typeof participants>> {
  const { path } = await unitWithin(context, scope, unitId)
  const { people, unknown, ambiguous } = peopleNamed(
    pasted,
    await peopleWithin(context.client, path, context.today),
  )
  return { people: [...people], unknown: [...unknown], ambiguous: [...ambiguous] }
}
