/**
 * An instant that was noted, in SQL, as long as it is believed: not one to come, for such a one was noted by a clock
 * that had been ahead, and what rests on it would hold until that clock's day. A minute may lie between two clocks.
 */
export const believed = (instant: string) => `${instant} <= now() + interval '1 minute'`
