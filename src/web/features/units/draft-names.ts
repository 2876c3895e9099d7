/** The names under which what is being typed about units is kept. */
export const draftNames = {
  add: (under: number | undefined) => `unit ${under ?? "top"} new`,
  edit: (unitId: number) => `unit ${unitId} edit`,
  move: (unitId: number) => `unit ${unitId} move`,
  dissolve: (unitId: number) => `unit ${unitId} dissolve`,
  merge: (unitId: number) => `unit ${unitId} merge`,
}
