// The types of the interface, made of the document that the server writes of itself. `--check` refuses old ones.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapi, { astToString } from 'openapi-typescript'

const named = process.argv.slice(2).find((word) => !word.startsWith('--'))
const document = new URL(named ? `file://${named}` : '../../api/openapi.json', import.meta.url)
const types = new URL('../src/api.d.ts', import.meta.url)

const checking = process.argv.includes('--check')
if (checking && !existsSync(document)) {
  console.log('no ../api/openapi.json here: the types are not held against it')
  process.exit(0)
}

const described = JSON.parse(readFileSync(document, 'utf8'))
// Operations stand with their paths: their own names need not be unique here.
for (const path of Object.values(described.paths))
  for (const operation of Object.values(path)) delete operation.operationId
const text = `// Made by \`npm run api\` of ../api/openapi.json.\n${astToString(await openapi(described))}`

if (!checking) writeFileSync(types, text)
else if (readFileSync(types, 'utf8') !== text) {
  console.error('src/api.d.ts is not of ../api/openapi.json: run npm run api')
  process.exit(1)
}
