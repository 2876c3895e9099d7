export type { Change } from "./describe-changes.ts"
export { exportWorkbook } from "./export-workbook.ts"
export type { FaultList } from "./fault-list.ts"
export { faultsKept } from "./fault-list.ts"
export {
  type ImportReport,
  type ImportRequest,
  importWorkbook,
  masked,
  type RosterRequest,
  type SheetReport,
} from "./import-workbook.ts"
export { sheetTables } from "./sheet-tables.ts"
export { undoImport, undoWholeImport } from "./undo-import.ts"
export type { AddedRow } from "./undo-log-store.ts"
