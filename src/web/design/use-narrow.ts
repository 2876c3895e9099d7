import { mediaHook } from "./media.ts"

/** Whether the screen is a phone's, or as narrow as one by zooming. */
export const useNarrow = mediaHook("screen and (max-width: 720px)")
