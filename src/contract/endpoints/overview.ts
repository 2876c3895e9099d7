import {
  board,
  boardDue,
  boardQuery,
  branchesPage,
  branchesQuery,
  dueUnits,
  dueUnitsQuery,
} from "../overview-boards.ts"
import {
  dueQuery,
  homes,
  memberHome,
  memberParams,
  memberStanding,
  peopleStanding,
  peopleStandingQuery,
  unitDue,
  unitHome,
  unitParams,
  unitStanding,
  yearQuery,
} from "../overview-homes.ts"
import type { Endpoints } from "./endpoint.ts"

export const overviewEndpoints = {
  "GET /board/{unitId}": { params: unitParams, query: boardQuery, answer: board },
  "GET /board/{unitId}/branches": { params: unitParams, query: branchesQuery, answer: branchesPage },
  "GET /board/{unitId}/due": { params: unitParams, query: dueQuery, answer: boardDue },
  "GET /board/{unitId}/due/units": { params: unitParams, query: dueUnitsQuery, answer: dueUnits },
  "GET /home": { answer: homes },
  "GET /home/member": { answer: memberHome },
  "GET /home/branch/{unitId}": { params: unitParams, answer: unitHome },
  "GET /units/{unitId}/standing": { params: unitParams, query: yearQuery, answer: unitStanding },
  "GET /units/{unitId}/due": { params: unitParams, query: dueQuery, answer: unitDue },
  "GET /people/{memberId}/standing": { params: memberParams, query: yearQuery, answer: memberStanding },
  "GET /units/{unitId}/people/standing": {
    params: unitParams,
    query: peopleStandingQuery,
    answer: peopleStanding,
  },
  "GET /boards": { query: boardQuery, answer: board },
  "GET /boards/branches": { query: branchesQuery, answer: branchesPage },
} as const satisfies Endpoints
