import { useParams } from "@tanstack/react-router"
import { to } from "../../paths.ts"
import { BoardView } from "./BoardView.tsx"

/** The board of any unit within reach. */
export function BoardPage() {
  const { unitId } = useParams({ from: "/board/$unitId" })
  const id = Number(unitId)
  return <BoardView key={unitId} unitId={id} addressOf={(look) => to.board(id, look)} />
}
