import { mediaHook } from "./media.ts"

/** Whether the page is being put on paper, where nothing can be opened: what is folded must be unfolded. */
export const useOnPaper = mediaHook("print")
