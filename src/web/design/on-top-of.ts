/**
 * What somebody typed, on top of what another has stored meanwhile: only what they changed is theirs, compared with
 * what the form first showed; whatever they never touched is the other's.
 */
export function onTopOf<Fields extends object>(mine: Fields, seen: Fields, theirs: Fields): Fields {
  const touched = Object.fromEntries(Object.entries(mine).filter(([field]) => differs(field, mine, seen)))
  return { ...theirs, ...touched }
}

/** Whether a field of two forms says something else. */
export function differs(field: string, one: object, other: object): boolean {
  const valueIn = (form: object) => JSON.stringify(Object.entries(form).find(([name]) => name === field)?.[1])
  return valueIn(one) !== valueIn(other)
}
