import { useSentenceOf } from "./ErrorNote.tsx"
import { useToast } from "./Toast.tsx"

/** Tells by a note why something was not done: for what is asked for where no form or dialog stands to say it. */
export function useRefused(): (error: unknown) => void {
  const tell = useToast()
  const sentenceOf = useSentenceOf()
  return (error) => tell({ text: sentenceOf(error) })
}
