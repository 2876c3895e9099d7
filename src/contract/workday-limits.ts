/** Bytes of a file with days off; all years of the package are a fifth of it. Pages read it: no schema here. */
export const mostWorkdayBytes = 200_000

/** What is said of a larger file: by a page before it is sent, by whoever is sent one. */
export const workdaysTooLargeSays = {
  zh: `文件太大，最大 ${mostWorkdayBytes / 1000} KB。`,
  en: `The file is too large: at most ${mostWorkdayBytes / 1000} KB.`,
} as const
