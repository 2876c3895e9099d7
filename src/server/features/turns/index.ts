export { takeTurn, turnMoved } from "./keep-rota.ts"
export { readTurns } from "./read-turns.ts"
export { giveTurnsBack, lockRotasAt, takeTurnsAgain } from "./turn-store.ts"
