import {
  importApplied,
  importParams,
  importRun,
  imports,
  importsQuery,
  importUnitParams,
  newImportQuery,
  workbookFile,
  workbookMedia,
} from "../imports.ts"
import { emptyBody } from "../wire.ts"
import { workbookLimits } from "../workbook.ts"
import type { Endpoints } from "./endpoint.ts"

export const importEndpoints = {
  "POST /units/{unitId}/imports": {
    params: importUnitParams,
    query: newImportQuery,
    bytes: { media: workbookMedia, most: workbookLimits.fileBytes },
    answer: importRun,
  },
  "GET /imports": { query: importsQuery, answer: imports },
  "GET /imports/template": { answer: workbookFile },
  "GET /imports/{importId}": { params: importParams, answer: importRun },
  "POST /imports/{importId}/apply": { params: importParams, body: importApplied, answer: importRun },
  "POST /imports/{importId}/undo": { params: importParams, body: emptyBody, answer: importRun },
} as const satisfies Endpoints
