/** The names under which what is being typed about people is kept. */
export const draftNames = {
  add: "person new",
  edit: (memberId: number) => `person ${memberId} edit`,
  transfer: (memberId: number) => `person ${memberId} transfer`,
  reveal: (memberId: number) => `person ${memberId} reveal`,
  endPost: (postId: number) => `post ${postId} end`,
  post: (memberId: number) => `person ${memberId} post`,
}
