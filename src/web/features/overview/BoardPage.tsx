import { useParams } from "@tanstack/react-router"
import { BoardView } from "./BoardView.tsx"

/** The board of any unit within reach. */
export function BoardPage() {
  const { unitId } = useParams({ from: "/board/$unitId" })
  return <BoardView key={unitId} unitId={Number(unitId)} />
}
