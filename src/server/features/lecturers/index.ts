export { readLecturer, readLecturers } from "./read-lecturers.ts"
export { readSecretaryLectures } from "./read-secretary-lectures.ts"
