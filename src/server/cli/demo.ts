#!/usr/bin/env node
import { showDemo } from "./show-demo.ts"

await showDemo()
