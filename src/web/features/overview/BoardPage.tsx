import { useParams } from "@tanstack/react-router"
import { to } from "../../paths.ts"
import { BoardView } from "./BoardView.tsx"
import { boardNamed } from "./board-api.ts"

/** The board of any unit within reach, or of all that somebody looks after. */
export function BoardPage() {
  const { unitId } = useParams({ from: "/board/$unitId" })
  const of = boardNamed(unitId)
  return <BoardView key={unitId} unitId={of} addressOf={(look) => to.board(of, look)} />
}
