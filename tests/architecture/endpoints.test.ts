import { expect, test } from "vitest"
import { endpoints } from "../../src/contract/endpoints/index.ts"
import { allRoutes } from "../../src/server/api/routes.ts"

test("every endpoint of the contract has one route, which says who may use it", () => {
  const declared = allRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(declared.toSorted()).toEqual(Object.keys(endpoints).toSorted())
})

test("the parameters of an endpoint are those of its path", () => {
  for (const { path, params } of allRoutes) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(Object.keys(params?.shape ?? {}).toSorted(), path).toEqual(inPath.toSorted())
  }
})
