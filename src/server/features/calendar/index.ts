export { feedAnswerer } from "./answer-feed.ts"
export { feedRoute } from "./feed-path.ts"
export { showCalendar } from "./show-calendar.ts"
