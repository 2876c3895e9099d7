export { showUnitTraining } from "./show-training.ts"
