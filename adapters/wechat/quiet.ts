/** Loaded before the vendor's packages: at any other level they print the token. */
process.env.WECHATY_LOG = 'silent'
process.env.BROLOG_LEVEL = 'silent'
