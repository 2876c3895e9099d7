import { folded } from "../../../domain/shared/folding.ts"

/** Somebody in a list. */
interface Listed {
  readonly name: string
  readonly code: string
}

/** How each one in a list is called: by name, and by number too where somebody else in it has the same name. */
export function calledIn(people: readonly Listed[]): (person: Listed) => string {
  const times = new Map<string, number>()
  for (const { name } of people) times.set(folded(name), (times.get(folded(name)) ?? 0) + 1)
  return ({ name, code }) => ((times.get(folded(name)) ?? 0) > 1 ? `${name}（${code}）` : name)
}
