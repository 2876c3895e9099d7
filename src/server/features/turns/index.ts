export { takeTurn, turnMoved } from "./keep-rota.ts"
export { readTurns } from "./read-turns.ts"
export { membersOf, takersAt } from "./turn-queries.ts"
export { giveTurnsBack, lockRotasAt, takeTurnsAgain } from "./turn-store.ts"
