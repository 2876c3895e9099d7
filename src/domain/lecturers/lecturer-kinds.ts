/** What a lecturer is (《意见》二（三）三): a leader, an expert, a professor, or none of them. */
export const lecturerKinds = ["leader", "expert", "professor", "other"] as const
export type LecturerKind = (typeof lecturerKinds)[number]
