export { type Change, Changes, OneChange } from "./Changes.tsx"
