import { type ExampleFile, exampleFile, packFile } from "../../../contract/policy-file.ts"
import { ownPolicies } from "./own-policies.ts"
import { PackFaults } from "./pack-faults.ts"
import { yamlNames } from "./read-packs.ts"
import { readYaml } from "./read-yaml.ts"

/**
 * The examples of a pack's clauses, one entry a file, in the order of the clauses' ids. The program never needs
 * them, its tests do. Throws {@link PackUnreadable} with every fault, by file and line.
 */
export function readExamples(packId: string, folder: string = ownPolicies): ExampleFile[] {
  const faults = new PackFaults(folder)
  const pack = readYaml(folder, `${packId}/pack.yaml`, packFile, faults)
  const files: ExampleFile[] = []
  for (const name of yamlNames(folder, `${packId}/examples`, faults)) {
    const path = `${packId}/examples/${name}.yaml`
    const file = readYaml(folder, path, exampleFile, faults)
    if (!file) continue
    if (file.clause !== name) faults.add(path, ["clause"], `the clause ${file.clause} is not the file's name`)
    file.examples.forEach((example, index) => {
      for (const parameter of Object.keys(example.parameters ?? {})) {
        if (!pack || Object.hasOwn(pack.parameters, parameter)) continue
        const at = ["examples", index, "parameters", parameter]
        faults.add(path, at, `"${parameter}" is no parameter of ${packId}`)
      }
    })
    files.push(file)
  }
  faults.refuseIfAny()
  return files
}
