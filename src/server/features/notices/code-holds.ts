/** Whether the code of an address that waits holds, in SQL: it does for minutes, so one that holds for days is not believed. */
export const codeHolds = "(code_until > now() and code_until <= now() + interval '1 day')"
