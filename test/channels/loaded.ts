/** Loaded before the program: notes in the file LOADED which packages that only one adapter needs are loaded. */
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const watched = /\/node_modules\/(telegraf|wechaty|wechaty-puppet-service|@grpc\/grpc-js|qrcode|redis|openai)\//

registerHooks({
  load: (url, context, next) => {
    const name = watched.exec(url)?.[1]
    if (name && process.env.LOADED) appendFileSync(process.env.LOADED, `${name}\n`)
    return next(url, context)
  },
})
