/** The names under which what is being typed about people is kept. */
export const draftNames = {
  add: "person new",
  edit: (memberId: number) => `person ${memberId} edit`,
  transfer: (memberId: number) => `person ${memberId} transfer`,
  post: (memberId: number) => `person ${memberId} post`,
}
