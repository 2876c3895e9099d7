/** Rotas of a unit that go on at one time, and that are listed; who takes turns in one; turns so far that are listed. */
export const rotaLimits = { open: 12, listed: 20, takers: 200, past: 30 } as const
