/** What the address of a new sitting asks for. */
export interface AskedSitting {
  readonly kind?: string | undefined
  readonly on?: string | undefined
  /** The activity it is to be like. */
  readonly like?: number | undefined
  /** The line of a plan that it fulfils. */
  readonly line?: number | undefined
  /** What it is begun from, such as a turn of a rota: what it fills in is in no draft yet. */
  readonly from?: string | undefined
}

/** The names under which the forms of activities keep what is being typed. */
export const draftNames = {
  /** All sittings of a unit that somebody was writing. */
  sittings: (unitId: number) => `sitting ${unitId} `,
  /** The sitting that an address asks for; of one unit there may be several. */
  sitting: (unitId: number, { kind = "", on = "", like, line, from }: AskedSitting) =>
    `sitting ${unitId} ${kind} ${on} ${like ?? ""}${line === undefined ? "" : ` line ${line}`}${from ? ` ${from}` : ""}`,
  correction: (activityId: number) => `event ${activityId} correction`,
  list: (activityId: number) => `event ${activityId} list`,
  hold: (activityId: number) => `event ${activityId} hold`,
  helper: (activityId: number) => `event ${activityId} helper`,
  makeUp: (activityId: number) => `event ${activityId} make-up`,
  cancel: (activityId: number) => `event ${activityId} cancel`,
} as const
