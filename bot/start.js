/**
 * The way in. Compiled code is kept between starts, a third of the time to the first answer. JavaScript, since Node's
 * translator of TypeScript takes 20 MB for good: what is kept needs no translating, this file would each time.
 */
import './node-version.js'
import module from 'node:module'

module.enableCompileCache()
await import('./main.ts')
