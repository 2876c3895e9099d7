/** Whether somebody may sign in with an account, a row of `account`, as a condition of SQL: it is open, and was activated. */
export const maySignIn = (account: string) =>
  `(${account}.disabled_at is null and (${account}.password_hash is not null or ${account}.subject is not null))`
