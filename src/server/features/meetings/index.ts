export { closeRegisters } from "./close-registers.ts"
export { showLectures, showMissed } from "./show-lectures.ts"
export { reopenRecord } from "./sign-record.ts"
export { showStudyDays } from "./study-days.ts"
