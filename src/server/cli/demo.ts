#!/usr/bin/env node
import { enableCompileCache } from "node:module"

enableCompileCache()
const { showDemo } = await import("./show-demo.ts")
await showDemo()
