import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { TrainingToRecognise } from "./TrainingToRecognise.tsx"
export { waitingTrainingQuery } from "./training-api.ts"

const textIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined)

const numberIn = (value: unknown): number | undefined => {
  const number = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN
  return Number.isInteger(number) && number > 0 ? number : undefined
}

export const trainingRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/training",
    component: lazyRouteComponent(() => import("./OwnTrainingPage.tsx"), "OwnTrainingPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/training/$trainingId",
    component: lazyRouteComponent(() => import("./TrainingPage.tsx"), "TrainingPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/training-records",
    validateSearch: (raw: Record<string, unknown>) => {
      const [state, kind] = [textIn(raw.state), textIn(raw.kind)]
      const [year, who] = [numberIn(raw.year), numberIn(raw.who)]
      return {
        ...(state === undefined ? {} : { state }),
        ...(kind === undefined ? {} : { kind }),
        ...(year === undefined ? {} : { year }),
        ...(who === undefined ? {} : { who }),
      }
    },
    component: lazyRouteComponent(() => import("./UnitTrainingPage.tsx"), "UnitTrainingPage"),
  }),
] as const
