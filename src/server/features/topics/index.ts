export { readUnitMix } from "./read-mix.ts"
export { readTopics, readTopicUnits } from "./read-topics.ts"
export { suggestTopics } from "./suggest-topics.ts"
