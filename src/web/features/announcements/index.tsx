export { AnnouncementSheet } from "./AnnouncementSheet.tsx"
