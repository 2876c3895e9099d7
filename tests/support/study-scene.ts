import { openWorld } from "../access/world.ts"
import type { Person, TestServer } from "./server.ts"

/** The small district with two branches' secretaries, for tests of what a branch records. */
export interface StudyScene {
  readonly app: TestServer
  readonly secretary: Person
  /** The secretary of the branch beside it. */
  readonly neighbour: Person
  /** A member, at the one account they have. */
  member(code: string): Promise<Person>
  /** A study of the branch on a day of its own, held unless said otherwise; its activity. */
  study(more?: object): Promise<number>
}

export async function openStudyScene(): Promise<StudyScene> {
  const app = await openWorld()
  const secretary = await app.as("branch-secretary", "B1")
  const neighbour = await app.as("branch-secretary", "B2")
  const people = new Map<string, Promise<Person>>()
  let made = 0
  return {
    app,
    secretary,
    neighbour,
    member: async (code) => {
      const known = people.get(code) ?? app.asMember(code)
      people.set(code, known)
      return await known
    },
    study: async (more = {}) => {
      made += 1
      const { body } = await secretary.post("/sittings", {
        unitId: await app.unitId("B1"),
        start: `2010-0${1 + (made % 7)}-${10 + made} 14:00`,
        items: [{ kind: "collective-study", topic: "学习", hours: 2, content: "第一章", minutes: "发言" }],
        ...more,
      })
      return body.activities[0].activityId
    },
  }
}
