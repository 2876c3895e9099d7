/** What was found wrong in this process, and where statements were that have been held against their types. */
export const watched = { faults: new Set<string>(), seen: new Set<string>() }
