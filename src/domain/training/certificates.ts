const mebibyte = 1024 * 1024

/** What certificates of one training may be. */
export const certificateLimits = {
  /** Bytes of one file, which comes in one piece. */
  fileBytes: 10 * mebibyte,
  /** Files of one training. */
  files: 5,
} as const
