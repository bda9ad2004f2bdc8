/** Imported before anything of wechaty: its loggers read these once, when they are loaded, and one of them prints tokens. */
process.env.WECHATY_LOG ??= 'silent'
process.env.BROLOG_LEVEL ??= 'silent'
