/** Bytes of a file with days off; all years of the package are a fifth of it. Pages read it: no schema here. */
export const mostWorkdayBytes = 200_000
