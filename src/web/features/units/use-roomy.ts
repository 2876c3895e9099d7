import { mediaHook } from "../../design/media.ts"

/** Whether the tree has room beside a unit's page. */
export const useRoomy = mediaHook("screen and (min-width: 1180px)")
