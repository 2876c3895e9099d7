/** The names under which the forms of activities keep what is being typed. */
export const draftNames = {
  sitting: (unitId: number) => `sitting ${unitId}`,
  correction: (activityId: number) => `event ${activityId} correction`,
  list: (activityId: number) => `event ${activityId} list`,
  hold: (activityId: number) => `event ${activityId} hold`,
  helper: (activityId: number) => `event ${activityId} helper`,
  makeUp: (activityId: number) => `event ${activityId} make-up`,
  cancel: (activityId: number) => `event ${activityId} cancel`,
} as const
